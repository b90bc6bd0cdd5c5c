const HUNDRED = 100_000_000n

/**
 * What is taken off a line of which a share is asked for in advance, as one discount: 30 % of a line with 10 % discount
 * is the line less 73 %. Millionths of a percent; no share is all of the line.
 */
export function offOf(discount: bigint, share: bigint | null): bigint {
  if (share === null) return discount
  const left = (HUNDRED - discount) * share
  return HUNDRED - (2n * left + HUNDRED) / (2n * HUNDRED)
}
