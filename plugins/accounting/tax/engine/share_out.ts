import { type Fraction, fraction, minus, rounded, sumOf, times, ZERO } from './fraction.js'

/**
 * Whole numbers near the exact ones, whose sum is `total`: what is left over goes one by one to the largest remainders,
 * of equal ones to the last. `shareOut(7n, [3.7, 3.7])` is `[3n, 4n]`. Negative in, negative out.
 */
export function shareOut(total: bigint, exact: Fraction[]): bigint[] {
  const shares = exact.map(({ top, bottom }) => top / bottom)
  let left = total - shares.reduce((sum, share) => sum + share, 0n)
  const step = left < 0n ? -1n : 1n
  const order = byRemainder(exact, step)
  for (let turn = 0; left !== 0n && order.length > 0; turn++, left -= step) {
    shares[order[turn % order.length]] += step
  }
  return shares
}

/** Shares of `total` in the ratio of the weights; in equal shares where they come to nothing. */
export function shareBy(total: bigint, weights: bigint[]): bigint[] {
  const sum = weights.reduce((one, other) => one + other, 0n)
  const whole = fraction(total)
  return shareOut(
    total,
    weights.map((weight) =>
      sum === 0n ? fraction(total, BigInt(weights.length)) : times(whole, fraction(weight, sum))
    )
  )
}

/** What each takes of one after another, where `split` tells what all of them so far take: so the ends always meet. */
export function inTurn<T>(
  amounts: bigint[],
  split: (sum: bigint) => T,
  less: (one: T, other: T) => T
) {
  let sum = 0n
  let before = split(0n)
  return amounts.map((amount) => {
    sum += amount
    const after = split(sum)
    const share = less(after, before)
    before = after
    return share
  })
}

/** Exact amounts rounded as one: their sum is rounded, the shares add up to it. */
export function roundTogether(exact: Fraction[]) {
  return shareOut(rounded(sumOf(exact)), exact)
}

function byRemainder(exact: Fraction[], step: bigint) {
  const remainders = exact.map((one) =>
    times(fraction(step), minus(one, fraction(one.top / one.bottom)))
  )
  return exact
    .map((_, index) => index)
    .sort((a, b) => compare(remainders[b], remainders[a]) || b - a)
}

function compare(one: Fraction, other: Fraction) {
  const { top } = minus(one, other)
  return top === ZERO.top ? 0 : top < 0n ? -1 : 1
}
