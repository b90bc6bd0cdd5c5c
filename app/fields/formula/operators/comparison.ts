import { knownValue } from '#kernel/fields/formula/operators/known_value'
import { sameCurrency } from '#kernel/fields/formula/operators/same_currency'
import type { Plan } from '#kernel/fields/formula/plan'
import { refuse } from '#kernel/fields/formula/refuse'
import type { Place } from '#kernel/fields/formula/refuse'
import type { ExpressionValue } from '#kernel/fields/formula/types'
import { commonType, groupOf } from '#kernel/fields/formula/types'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

const ORDERED = new Set(['number', 'money', 'date', 'datetime'])

const HOLDS: Record<Comparison, (order: number) => boolean> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/**
 * Compares two values of one group; texts without regard to case, as filters do. `== null` and
 * `== ""` ask whether there is a value; any other comparison with an empty operand is empty.
 */
export function checkComparison(sign: Comparison, one: Plan, other: Plan, at: Place): Plan {
  const equality = sign === '==' || sign === '!='
  const asked = equality ? emptiness(sign, one, other, at) : undefined
  if (asked) return asked
  const group = groupOf(one.type)
  if (!commonType(one.type, other.type) || !(equality || ORDERED.has(group))) {
    const [left, right] = [one.type.kind, other.type.kind]
    throw refuse('E_FORMULA_OPERATOR', at, { sign, left, right })
  }
  knownValue(one.type, other)
  knownValue(other.type, one)
  return {
    type: { kind: 'boolean' },
    at,
    run: (scope) => {
      const [a, b] = [one.run(scope), other.run(scope)]
      return a === null || b === null ? null : HOLDS[sign](orderOf(a, b, at))
    },
  }
}

function emptiness(sign: Comparison, one: Plan, other: Plan, at: Place): Plan | undefined {
  const empty = (plan: Plan) => plan.literal === null || plan.literal === ''
  const asked = empty(other) ? one : empty(one) ? other : undefined
  if (!asked) return undefined
  return {
    type: { kind: 'boolean' },
    at,
    run: (scope) => {
      const value = asked.run(scope)
      return (value === null || value === '') === (sign === '==')
    },
  }
}

/** Below, above or zero, as two values of one group stand to each other. */
export function orderOf(one: ExpressionValue, other: ExpressionValue, at: Place): number {
  if (one instanceof Money && other instanceof Money) {
    return sameCurrency(one, other, at).compare(other)
  }
  if (one instanceof Decimal && other instanceof Decimal) return one.compare(other)
  const [a, b] = [comparable(one), comparable(other)]
  return a === b ? 0 : a < b ? -1 : 1
}

const comparable = (value: ExpressionValue) =>
  typeof value === 'string' ? value.toLowerCase() : Number(value)
