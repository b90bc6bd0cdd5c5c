import type { ExpressionValue } from '#kernel/fields/formula/types'
import type { FieldKind } from '#kernel/records/fields/kinds'
import { refused } from '#kernel/records/query/refusals'
import { Decimal } from '#kernel/records/values/decimal'
import { Money } from '#kernel/records/values/money'
import type { Computed } from '#kernel/reports/compile/computed'
import type { Figure } from '#kernel/reports/compile/measure'
import { compareFigures } from '#kernel/reports/run/exact'
import { readNumber } from '#kernel/reports/run/having'

const NUMBERS = new Set<FieldKind>(['integer', 'quantity', 'percent', 'money'])

/** Whether a computed column holds numbers. */
export const isNumber = ({ kind }: Pick<Computed, 'kind'>) => NUMBERS.has(kind)

/** What an expression gives, as figures are held: exact, or a text; "true" and "false" are texts. */
export function figureOf(value: ExpressionValue): Figure {
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'number' ? new Decimal(BigInt(value), 0) : value
}

/** The same as another expression reads it. */
export function valueOf({ kind }: Computed, figure: Figure): unknown {
  return kind === 'boolean' && figure !== null ? figure === 'true' : figure
}

export function computedOnWire(computed: Computed, figure: Figure): unknown {
  if (!(figure instanceof Decimal)) return valueOf(computed, figure)
  return computed.kind === 'integer' ? Number(figure.units) : figure.toString()
}

const fold = (text: string) => text.toLocaleLowerCase('und')

/** As conditions on the answer compare it. */
export function comparedFigure({ kind }: Computed, figure: Figure): Figure {
  return kind === 'text' && typeof figure === 'string' ? fold(figure) : figure
}

/** A value of a condition on it; undefined where it does not fit. */
export function readComputedValue(computed: Computed, value: unknown): Figure | undefined {
  if (isNumber(computed)) return readNumber(value)
  if (computed.kind === 'boolean') return typeof value === 'boolean' ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  return computed.kind === 'text' ? fold(value) : value
}

/** The order of its values: texts as people sort them, everything else as such; none first. */
export function orderOfComputed({ kind }: Computed, locale: string) {
  if (kind !== 'text') return compareFigures
  const texts = new Intl.Collator(locale, { numeric: true })
  return (one: Figure, other: Figure) =>
    one === null || other === null
      ? compareFigures(one, other)
      : texts.compare(String(one), String(other))
}

/** The currency of amounts that an expression made and no key says: one column has one, any other is refused. */
export function oneCurrency(
  { key, position, kind }: Computed,
  rows: readonly Readonly<Record<string, Figure>>[]
): { currency?: string } {
  if (kind !== 'money') return {}
  const amounts = rows.map((figures) => figures[key]).filter((one) => one instanceof Money)
  const [one, other] = new Set(amounts.map((amount) => amount.currency))
  if (other !== undefined) {
    throw refused(`${position}.formula`, 'E_FORMULA_CURRENCIES', { one, other, position: 1 })
  }
  return one ? { currency: one } : {}
}
