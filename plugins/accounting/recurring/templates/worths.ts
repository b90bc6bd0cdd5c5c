/**
 * What signed amounts of another currency are worth in the company's, in minor units: where the amounts add up to nothing
 * their worths do too. What rounding leaves goes to the line that takes the rest, else to the largest. Pure.
 */
export function worthsOf(
  amounts: readonly bigint[],
  worthOf: (amount: bigint) => bigint,
  restAt: number
): bigint[] {
  const worths = amounts.map(worthOf)
  if (sum(amounts) !== 0n) return worths
  const at = restAt >= 0 && amounts[restAt] !== 0n ? restAt : largest(worths)
  const left = sum(worths)
  return worths.map((worth, index) => (index === at ? worth - left : worth))
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((so, one) => so + one, 0n)

function largest(worths: readonly bigint[]) {
  const sizes = worths.map((one) => (one < 0n ? -one : one))
  return sizes.reduce((at, size, index) => (size > sizes[at] ? index : at), 0)
}
