import { functions } from '#kernel/fields/formula/functions/index'
import { accepts } from '#kernel/fields/formula/functions/formula_function'
import type { FormulaFunction } from '#kernel/fields/formula/functions/formula_function'
import { nearest } from '#kernel/fields/formula/nearest'
import type { Plan, Surroundings } from '#kernel/fields/formula/plan'
import { refuse, within } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import { isNumeric } from '#kernel/fields/formula/types'
import type { ExpressionType, ExpressionValue } from '#kernel/fields/formula/types'
import { widened } from '#kernel/fields/formula/values'

/** A call of one of our functions; an empty operand gives an empty result unless it asks for that. */
export function checkCall(name: string, parts: Plan[], at: Place, around: Surroundings): Plan {
  const called = functions.get(name)
  if (!called) {
    const near = nearest(name, functions.keys()) ?? 'none'
    throw refuse('E_FORMULA_FUNCTION', at, { part: name.slice(0, 40), near })
  }
  if (name === 'today') allowToday(at, around)
  const type = typeOfCall(name, called, parts, at)
  called.verify?.(parts)
  const run = called.run as (
    values: ExpressionValue[],
    at: Place,
    scope: unknown
  ) => ExpressionValue
  return {
    type,
    at,
    run: (scope) => {
      const values = parts.map((part) => fitted(part.run(scope), part.type, type))
      if (!called.takesEmpty && values.includes(null)) return null
      return within(at, () => run(values, at, scope))
    },
  }
}

function typeOfCall(name: string, called: FormulaFunction, parts: Plan[], at: Place) {
  const { takes, optional = 0, repeats } = called
  if (parts.length < takes.length - optional || (!repeats && parts.length > takes.length)) {
    throw refuse('E_FORMULA_ARGUMENTS', at, { name, takes: takes.length, given: parts.length })
  }
  for (const [index, part] of parts.entries()) {
    const wanted = takes[Math.min(index, takes.length - 1)]
    if (accepts(wanted, part.type)) continue
    throw refuse('E_FORMULA_ARGUMENT', part.at, { name, wanted, kind: part.type.kind })
  }
  const type = called.gives(parts.map((part) => part.type))
  if (!type) throw refuse('E_FORMULA_MIXED', at, { name })
  return type
}

function allowToday(at: Place, around: Surroundings) {
  if (!around.today) throw refuse('E_FORMULA_TODAY', at)
  around.usesToday = true
}

/** An integer among numbers gets their decimals, so that results of one type are all alike. */
const fitted = (value: ExpressionValue, from: ExpressionType, to: ExpressionType) =>
  isNumeric(from) && isNumeric(to) ? widened(value, to) : value
