import type { TaxDocument, TaxLine } from './document.js'
import { type Fraction, fraction, minus, rounded, sumOf, times, WHOLE } from './fraction.js'
import { roundTogether, shareBy } from './share_out.js'

/** What the lines come to before taxes are looked at, in minor units. */
export interface LineAmount {
  /** After the line's discounts and its share of the document's. */
  amount: bigint
  /** The same as the taxes are reckoned on: not rounded where the document rounds nothing before the sum. */
  basis: Fraction
  /** Share of the document's discount. */
  discount: bigint
}

/** Quantity × price less discounts, in minor units, shared and rounded as the document says. */
export function lineAmounts(document: TaxDocument): LineAmount[] {
  const exact = document.lines.map((line) => lineAmount(line, document.currencyDecimals))
  const whole = document.rounding === 'exact' ? roundTogether(exact) : exact.map(rounded)
  const shares = shareBy(discountOf(document, whole), whole)
  return whole.map((amount, index) => {
    const discount = shares[index]
    const basis = document.rounding === 'exact' ? exact[index] : fraction(amount)
    return { amount: amount - discount, basis: minus(basis, fraction(discount)), discount }
  })
}

const MILLION = 1_000_000n

function lineAmount(
  { quantity, price, discount = 0n, discountAmount = 0n }: TaxLine,
  decimals: number
) {
  const priced = fraction(quantity * price * 10n ** BigInt(decimals), MILLION * MILLION)
  return minus(times(priced, fraction(WHOLE - discount, WHOLE)), fraction(discountAmount))
}

function discountOf({ discount }: TaxDocument, amounts: bigint[]) {
  if (!discount) return 0n
  if ('amount' in discount) return discount.amount
  return rounded(
    times(sumOf(amounts.map((one) => fraction(one))), fraction(discount.percent, WHOLE))
  )
}
