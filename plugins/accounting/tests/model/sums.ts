/** Rounded half away from zero. */
export function quotient(top: bigint, bottom: bigint) {
  const size = (one: bigint) => (one < 0n ? -one : one)
  const whole = (2n * size(top) + size(bottom)) / (2n * size(bottom))
  return top < 0n === bottom < 0n ? whole : -whole
}

/** Shares by weight that add up to the whole: what is cut off goes where most was cut. */
export function shares(whole: bigint, weights: readonly bigint[]) {
  const total = weights.reduce((sum, one) => sum + one, 0n)
  const cut = weights.map((one, at) => ({ at, rest: (whole * one) % total }))
  const parts = weights.map((one) => (whole * one) / total)
  let left = whole - parts.reduce((sum, one) => sum + one, 0n)
  cut.sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.at - b.at))
  for (const { at } of cut) {
    if (left === 0n) break
    parts[at] += 1n
    left -= 1n
  }
  return parts
}

/** Sums by name. */
export class Sums extends Map<string, bigint> {
  add(key: string, amount: bigint) {
    this.set(key, (this.get(key) ?? 0n) + amount)
  }

  of(key: string) {
    return this.get(key) ?? 0n
  }

  /** What is not zero, in order. */
  told() {
    return [...this].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
