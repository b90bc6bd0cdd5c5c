import { Decimal, divideRounded } from '#kernel/records/values/decimal'
import type { Figure } from '#kernel/reports/compile/measure'

/** Sums of a whole company may be larger than one stored amount: nothing here has a limit. */
export function added(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale)
  return new Decimal(one.at(scale).units + other.at(scale).units, scale)
}

export const less = (one: Decimal, other: Decimal) => added(one, other.negated())

/** How many percent one is of the other, to six decimals; nothing of nothing. */
export function percentOf(one: Decimal, whole: Decimal): Decimal | null {
  if (whole.isZero) return null
  const scale = Math.max(one.scale, whole.scale)
  const units = divideRounded(one.at(scale).units * 100_000_000n, whole.at(scale).units)
  return new Decimal(units, 6)
}

export const asDecimal = (figure: Figure) => (figure instanceof Decimal ? figure : null)

/** Nothing comes before everything; days and moments are compared as texts. */
export function compareFigures(one: Figure, other: Figure): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1
  if (one instanceof Decimal && other instanceof Decimal) {
    const { units } = less(one, other)
    return units === 0n ? 0 : units > 0n ? 1 : -1
  }
  return String(one) < String(other) ? -1 : String(one) === String(other) ? 0 : 1
}

/** The exact sum of what there is; null where there is nothing. */
export function sumOf(figures: readonly Figure[]): Decimal | null {
  const known = figures.map(asDecimal).filter((one) => one !== null)
  return known.length > 0 ? known.reduce(added) : null
}
