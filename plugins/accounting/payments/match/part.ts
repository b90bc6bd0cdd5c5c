/** `whole × numerator ÷ denominator`, rounded half away from zero; all in minor units. */
export function part(whole: bigint, numerator: bigint, denominator: bigint) {
  const top = whole * numerator
  const isNegative = top < 0n !== denominator < 0n
  const dividend = size(top)
  const divisor = size(denominator)
  const rounded = (2n * dividend + divisor) / (2n * divisor)
  return isNegative ? -rounded : rounded
}

/** An amount without its sign. */
export const size = (amount: bigint) => (amount < 0n ? -amount : amount)

/** The smaller of two amounts. */
export const smaller = (one: bigint, other: bigint) => (one < other ? one : other)
