import { Decimal } from '#kernel/records/values/decimal'
import { decimalsOf } from '#kernel/records/values/currency'

const MOST_DECIMALS = 4

/** An exact amount of one currency, in its minor units: `Money.parse('12.50', 'EUR')`. */
export class Money extends Decimal {
  constructor(
    units: bigint,
    readonly currency: string,
    scale = decimalsOf(currency)
  ) {
    super(units, scale)
  }

  static override parse(input: unknown, currency: string | number): Money {
    const code = String(currency)
    return new Money(Decimal.parse(input, decimalsOf(code)).units, code)
  }

  /** An amount whose currency is not known yet, with the decimals it was typed with: no currency has more than four. */
  static typed(input: unknown): Money {
    const fraction = /\.(\d*?)0*\s*$/.exec(typeof input === 'string' ? input : '')?.[1] ?? ''
    const scale = Math.min(fraction.length, MOST_DECIMALS)
    return new Money(Decimal.parse(input, scale).units, '', scale)
  }

  /** The same amount as one of another currency, digit by digit. Throws E_SCALE where that has not as many decimals. */
  readAs(currency: string): Money {
    return this.currency === currency ? this : Money.parse(this.toString(), currency)
  }

  static of(units: number | bigint | string, currency: string) {
    return new Money(BigInt(units), currency)
  }

  /** Always with the currency's own decimals: "12.50", "201" for JPY. */
  override toString() {
    return this.toFixed()
  }
}
