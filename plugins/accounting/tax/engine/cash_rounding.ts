import { fraction, rounded } from './fraction.js'

/** What brings an amount to the nearest multiple of the smallest coin, half away from zero; nothing without one. */
export function cashRounding(amount: bigint, step: bigint | undefined) {
  if (!step) return 0n
  return rounded(fraction(amount, step)) * step - amount
}
