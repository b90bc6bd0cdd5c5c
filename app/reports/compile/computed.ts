import { compileExpression } from '#kernel/fields/formula/expression'
import type { Expression } from '#kernel/fields/formula/expression'
import { orderOfFormulas } from '#kernel/fields/formula/order'
import { pathsIn } from '#kernel/fields/formula/paths'
import { fieldKindOf, typeOfField } from '#kernel/fields/formula/types'
import type { ExpressionType } from '#kernel/fields/formula/types'
import { Refusal } from '#kernel/http/refusal'
import type { FieldKind } from '#kernel/records/fields/kinds'
import type { Column } from '#kernel/records/query/column'
import type { ReadComputed } from '#kernel/reports/query/read_computed'

/** A column that an expression makes, checked and typed. */
export interface Computed {
  position: string
  key: string
  label: string
  /** Where among the computed columns it is shown. */
  place: number
  kind: FieldKind
  /** money: the path of the currency of its amounts, where they all have the same. */
  currency?: string
  /** What it reads, also through other computed columns. */
  reads: ReadonlySet<string>
  expression: Expression
}

/** What expressions may read. */
export interface Readable {
  /** The type of what stands at a path; undefined where nothing does, for this reader. */
  typeAt(path: string): ExpressionType | undefined
  /** Names that a mistyped one is compared with. */
  names: ReadonlyMap<string, ExpressionType>
}

/**
 * The computed columns of a report, each after those it reads. A mistake is refused (422) at its formula with the
 * formula's own sentence, and with the place in its text (`at`).
 */
export function compileComputed(all: readonly ReadComputed[], readable: Readable): Computed[] {
  if (all.length === 0) return []
  const parts = new Map(all.map((one) => [one.key, one]))
  const paths = new Map(
    all.map((one) => [
      one.key,
      { dependencies: inFormula(one.position, () => pathsIn(one.formula)) },
    ])
  )
  const done = new Map<string, Computed>()
  for (const key of ordered(parts, paths)) {
    const read = parts.get(key)!
    const types = new Map(readable.names)
    for (const path of paths.get(key)!.dependencies) {
      const made = done.get(path)
      const type = made ? made.expression.type : readable.typeAt(path)
      if (type) types.set(path, type)
    }
    done.set(key, { ...compiled(read, types, done), place: all.indexOf(read) })
  }
  return [...done.values()]
}

/** A circle is refused at the first of its formulas. */
function ordered(
  parts: ReadonlyMap<string, ReadComputed>,
  paths: ReadonlyMap<string, { dependencies: readonly string[] }>
) {
  try {
    return orderOfFormulas(paths)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [first] = String(error.params.path).split(' ')
    return inFormula(parts.get(first)!.position, () => {
      throw error
    })
  }
}

function compiled(
  { position, key, label, formula }: ReadComputed,
  types: ReadonlyMap<string, ExpressionType>,
  others: ReadonlyMap<string, Computed>
): Omit<Computed, 'place'> {
  const expression = inFormula(position, () => compileExpression(formula, types, { today: true }))
  const { type, dependencies } = expression
  const reads = dependencies.flatMap((one) => [one, ...(others.get(one)?.reads ?? [])])
  return {
    position,
    key,
    label,
    kind: fieldKindOf(type),
    currency: type.kind === 'money' ? type.currency : undefined,
    reads: new Set(reads),
    expression,
  }
}

/** In the order their author wrote them. */
export const asWritten = (all: readonly Computed[]) =>
  all.toSorted((one, other) => one.place - other.place)

/** Refuses what is wrong with a formula where the formula stands. */
export function inFormula<T>(position: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, params, extra } = error
    const errors = [{ field: `${position}.formula`, code, params }]
    throw new Refusal('E_INPUT', { count: 1 }, { status: 422, errors, extra })
  }
}

/** The type that the values of a column have in an expression; undefined where none can read it. */
export function typeOfColumn({ path, declared, field }: Column): ExpressionType | undefined {
  const type = typeOfField(declared, path)
  return type?.kind === 'money' ? { ...type, currency: field.currency } : type
}
