/** An exact number: whole numbers above and below, the lower one positive. Never a float. */
export interface Fraction {
  top: bigint
  bottom: bigint
}

export const ZERO: Fraction = { top: 0n, bottom: 1n }

/** 100 % in millionths of a percent, as percentages are held. */
export const WHOLE = 100_000_000n

/** Throws a RangeError where `bottom` is nothing. */
export function fraction(top: bigint, bottom = 1n): Fraction {
  return bottom < 0n ? reduced(-top, -bottom) : reduced(top, bottom)
}

/** A percentage in millionths of a percent: `percent(20_000_000n)` is one fifth. */
export function percent(rate: bigint) {
  return fraction(rate, WHOLE)
}

export function plus(one: Fraction, other: Fraction) {
  if (one.bottom === other.bottom) return fraction(one.top + other.top, one.bottom)
  return fraction(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom)
}

export function minus(one: Fraction, other: Fraction) {
  return plus(one, { top: -other.top, bottom: other.bottom })
}

export function times(one: Fraction, other: Fraction) {
  return fraction(one.top * other.top, one.bottom * other.bottom)
}

/** Throws a RangeError where `other` is nothing. */
export function over(one: Fraction, other: Fraction) {
  return fraction(one.top * other.bottom, one.bottom * other.top)
}

export function sumOf(numbers: Fraction[]) {
  return numbers.reduce(plus, ZERO)
}

/** The nearest whole number, half away from zero, so that a credit note mirrors its invoice. */
export function rounded({ top, bottom }: Fraction) {
  const size = top < 0n ? -top : top
  const whole = (2n * size + bottom) / (2n * bottom)
  return top < 0n ? -whole : whole
}

function reduced(top: bigint, bottom: bigint): Fraction {
  if (bottom === 1n) return { top, bottom }
  if (bottom === 0n) throw new RangeError('divided by nothing')
  const common = divisor(top < 0n ? -top : top, bottom)
  return { top: top / common, bottom: bottom / common }
}

function divisor(one: bigint, other: bigint) {
  while (other > 0n) [one, other] = [other, one % other]
  return one
}
