import { Refusal } from '#kernel/http/refusal'

const PATTERN = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** The largest integer every engine stores and every client reads exactly (DESIGN section 7). */
export const LARGEST_UNITS = 9_000_000_000_000_000n

/**
 * An exact decimal: an integer number of units, scaled by a power of ten.
 * `new Decimal(2_500_000n, 6)` is 2.5. Immutable; no arithmetic ever passes through a float.
 */
export class Decimal {
  constructor(
    readonly units: bigint,
    readonly scale: number
  ) {}

  /** Reads "12.50" or an integer. Throws E_DECIMAL_STRING on a JSON fraction, E_NUMBER on anything else, E_SCALE on too many decimals. */
  static parse(input: unknown, scale: number): Decimal {
    if (typeof input === 'number') {
      if (!Number.isSafeInteger(input)) {
        throw new Refusal('E_DECIMAL_STRING', { value: String(input) })
      }
      return new Decimal(BigInt(input) * 10n ** BigInt(scale), scale).checked()
    }
    const match = typeof input === 'string' && input.length <= 40 && PATTERN.exec(input.trim())
    if (!match) throw new Refusal('E_NUMBER', { value: shorten(input) })
    const [, sign, whole, fraction = ''] = match
    const kept = fraction.replace(/0+$/, '')
    if (kept.length > scale) {
      throw new Refusal('E_SCALE', { value: shorten(input), decimals: scale })
    }
    const units = BigInt(whole + kept.padEnd(scale, '0'))
    return new Decimal(sign === '-' ? -units : units, scale).checked()
  }

  /** Units as the database holds them: an integer, or its text where a driver sends text. */
  static fromUnits(units: number | bigint | string, scale: number) {
    return new Decimal(BigInt(units), scale)
  }

  private checked() {
    const size = this.units < 0n ? -this.units : this.units
    if (size > LARGEST_UNITS) throw new Refusal('E_NUMBER_TOO_LARGE', { value: this.toString() })
    return this
  }

  get isZero() {
    return this.units === 0n
  }

  get isNegative() {
    return this.units < 0n
  }

  negated() {
    return new Decimal(-this.units, this.scale)
  }

  plus(other: Decimal) {
    return new Decimal(this.units + other.at(this.scale).units, this.scale).checked()
  }

  minus(other: Decimal) {
    return this.plus(other.negated())
  }

  /** The exact product, rounded half away from zero to `scale` decimals. */
  times(other: Decimal, scale = this.scale) {
    return new Decimal(this.units * other.units, this.scale + other.scale).at(scale).checked()
  }

  /** The quotient, rounded half away from zero to `scale` decimals. */
  dividedBy(other: Decimal, scale = this.scale) {
    if (other.isZero) throw new Refusal('E_DIVISION_BY_ZERO')
    const shift = 10n ** BigInt(scale + other.scale)
    return new Decimal(
      divideRounded(this.units * shift, other.units * 10n ** BigInt(this.scale)),
      scale
    ).checked()
  }

  compare(other: Decimal) {
    const scale = Math.max(this.scale, other.scale)
    const difference = this.at(scale).units - other.at(scale).units
    return difference === 0n ? 0 : difference > 0n ? 1 : -1
  }

  equals(other: Decimal) {
    return this.compare(other) === 0
  }

  /** The same amount with another number of decimals, rounded half away from zero. */
  at(scale: number): Decimal {
    if (scale === this.scale) return this
    if (scale > this.scale) {
      return new Decimal(this.units * 10n ** BigInt(scale - this.scale), scale)
    }
    return new Decimal(divideRounded(this.units, 10n ** BigInt(this.scale - scale)), scale)
  }

  /** With every decimal: "12.50". */
  toFixed() {
    return formatUnits(this.units, this.scale)
  }

  /** Without trailing zeros: "2.5". */
  toString() {
    return trimZeros(this.toFixed())
  }

  toJSON() {
    return this.toString()
  }

  /** For a column: a number, since stored units never pass ±9·10^15; more is refused (E_NUMBER_TOO_LARGE). */
  toColumn() {
    return Number(this.checked().units)
  }
}

/** Integer division rounded half away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint) {
  const negative = dividend < 0n !== divisor < 0n
  const top = dividend < 0n ? -dividend : dividend
  const bottom = divisor < 0n ? -divisor : divisor
  const rounded = (2n * top + bottom) / (2n * bottom)
  return negative ? -rounded : rounded
}

/** Units as decimal text with all `scale` decimals; takes what a driver returns. */
export function formatUnits(units: number | bigint | string, scale: number) {
  const text = String(units)
  if (scale === 0) return text
  const negative = text.startsWith('-')
  const digits = (negative ? text.slice(1) : text).padStart(scale + 1, '0')
  return `${negative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** "2.500000" → "2.5", "3.000000" → "3". */
export function trimZeros(text: string) {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function shorten(input: unknown) {
  return String(typeof input === 'object' ? JSON.stringify(input) : input).slice(0, 60)
}
