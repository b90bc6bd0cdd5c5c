import { Decimal } from '#kernel/records/values/decimal'
import { decimalsOf } from '#kernel/records/values/currency'

/** An exact amount of one currency, in its minor units: `Money.parse('12.50', 'EUR')`. */
export class Money extends Decimal {
  constructor(
    units: bigint,
    readonly currency: string
  ) {
    super(units, decimalsOf(currency))
  }

  static override parse(input: unknown, currency: string | number): Money {
    const code = String(currency)
    return new Money(Decimal.parse(input, decimalsOf(code)).units, code)
  }

  static of(units: number | bigint | string, currency: string) {
    return new Money(BigInt(units), currency)
  }

  /** Always with the currency's own decimals: "12.50", "201" for JPY. */
  override toString() {
    return this.toFixed()
  }
}
