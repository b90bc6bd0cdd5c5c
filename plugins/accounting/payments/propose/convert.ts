/** What one unit of a currency is worth to the company, with eight decimals: 10^8 for its own. */
export interface Worth {
  decimals: number
  rate: bigint
}

const ONE = 100_000_000n

/**
 * An amount of one currency in another, by way of the company's, rounded half away from zero in between: what posting
 * reckons too. Amounts in minor units.
 */
export function convert(amount: bigint, from: Worth, to: Worth, companyDecimals: number): bigint {
  const worth = rounded(amount * from.rate * power(companyDecimals), ONE * power(from.decimals))
  return rounded(worth * ONE * power(to.decimals), to.rate * power(companyDecimals))
}

const power = (decimals: number) => 10n ** BigInt(decimals)

function rounded(dividend: bigint, divisor: bigint) {
  const size = dividend < 0n ? -dividend : dividend
  const whole = (2n * size + divisor) / (2n * divisor)
  return dividend < 0n ? -whole : whole
}
