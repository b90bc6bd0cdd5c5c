import { Refusal } from 'kontor/plugin'

/** What one unit of a currency was worth in that of the group from a day on: units of 10^-8. */
export interface KeptRate {
  on: string
  rate: bigint
}

const SCALE = 100_000_000n
const DAY = 86_400_000

/** The rates of one currency, as IAS 21 asks for them. Refused (E_RATE_MISSING) where none is known. */
export class Rates {
  constructor(
    readonly currency: string,
    /** From the oldest to the newest. */
    private readonly kept: readonly KeptRate[]
  ) {}

  /** Of the group's own currency: nothing changes. */
  static own(currency: string) {
    return new Rates(currency, [{ on: '0001-01-01', rate: SCALE }])
  }

  /** The last rate known until a day. */
  at(on: string): bigint {
    const known = this.kept.findLast((one) => one.on <= on)
    if (!known) throw new Refusal('E_RATE_MISSING', { currency: this.currency, on })
    return known.rate
  }

  /** The average of the rates of each day of a span (IAS 21.40); days before the first rate is known do not count. */
  average(from: string, to: string): bigint {
    const within = this.kept.filter((one) => one.on > from && one.on <= to)
    const before = this.kept.findLast((one) => one.on <= from)
    const steps = [...(before ? [{ on: from, rate: before.rate }] : []), ...within]
    if (steps.length === 0) return this.at(to)
    const days = steps.map(({ on }, at) => daysBetween(on, steps[at + 1]?.on ?? nextDay(to)))
    const sum = steps.reduce((all, one, at) => all + one.rate * days[at], 0n)
    return rounded(
      sum,
      days.reduce((all, one) => all + one, 0n)
    )
  }
}

/** An amount in minor units at a rate, rounded half away from zero; `shift` is how many decimals the group's currency has more. */
export function atRate(amount: bigint, rate: bigint, shift: number): bigint {
  if (shift >= 0) return rounded(amount * rate * 10n ** BigInt(shift), SCALE)
  return rounded(amount * rate, SCALE * 10n ** BigInt(-shift))
}

const daysBetween = (from: string, to: string) =>
  BigInt(Math.round((Date.parse(to) - Date.parse(from)) / DAY))
const nextDay = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

function rounded(dividend: bigint, divisor: bigint) {
  const size = (2n * (dividend < 0n ? -dividend : dividend) + divisor) / (2n * divisor)
  return dividend < 0n ? -size : size
}
