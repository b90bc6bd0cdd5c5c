import { Decimal } from 'kontor/plugin'

/** An exact fraction in lowest terms; the denominator is positive. */
export class Ratio {
  readonly numerator: bigint
  readonly denominator: bigint

  constructor(numerator: bigint | number, denominator: bigint | number = 1n) {
    const [top, bottom] = [BigInt(numerator), BigInt(denominator)]
    if (bottom === 0n) throw new RangeError('A ratio has no denominator of zero')
    const divisor = greatestDivisor(top, bottom) * (bottom < 0n ? -1n : 1n)
    this.numerator = top / divisor
    this.denominator = bottom / divisor
  }

  static of(decimal: Decimal) {
    return new Ratio(decimal.units, 10n ** BigInt(decimal.scale))
  }

  times(other: Ratio) {
    return new Ratio(this.numerator * other.numerator, this.denominator * other.denominator)
  }

  dividedBy(other: Ratio) {
    return new Ratio(this.numerator * other.denominator, this.denominator * other.numerator)
  }

  equals(other: Ratio) {
    return this.numerator === other.numerator && this.denominator === other.denominator
  }

  /** Rounded half away from zero: 7/12 is 0.583333 with six decimals. */
  rounded(decimals: number) {
    return new Decimal(this.numerator, 0).dividedBy(new Decimal(this.denominator, 0), decimals)
  }

  /** Whether so many decimals hold it without rounding. */
  fits(decimals: number) {
    return 10n ** BigInt(decimals) % this.denominator === 0n
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (other !== 0n) [one, other] = [other, one % other]
  return one === 0n ? 1n : one
}
