import { part, size } from '../match/part.js'

/** What a payment says of one open item; amounts above zero, in minor units. */
export interface Allocation {
  itemId: number
  /** In the item's currency: what money closes of it. */
  amount: bigint
  /** In the payment's currency: what of the money that is. */
  paid: bigint
  discount: bigint
  writeOff: bigint
}

/** What of the money goes to an item, or to nobody's item (`itemId` null: on account). */
export interface Portion {
  itemId: number | null
  /** In the payment's currency. */
  paid: bigint
  /** In the company's currency. */
  companyAmount: bigint
  /** In the item's currency; undefined on account. */
  amount?: bigint
  /** The place of the advance it is for; undefined for anything else. */
  advance?: number
}

/** Why a payment cannot be planned. */
export type PaymentFault = 'E_PAYMENT_OVER' | 'E_PAYMENT_SHORT'

/**
 * Divides the money of a payment among the items and advances it is for, and what nothing was named for to the account
 * of the party. The parts add up to the whole in both currencies: what rounding leaves goes where most was cut off.
 *
 * E_PAYMENT_SHORT where more is given out than came; E_PAYMENT_OVER where something is left and nobody said that it
 * stays on account.
 */
export function planPayment(
  payment: { amount: bigint; companyAmount: bigint; keepsRest: boolean },
  allocations: readonly Allocation[],
  advances: readonly bigint[] = []
): Portion[] | PaymentFault {
  const given = [...allocations.map((one) => one.paid), ...advances].reduce((a, b) => a + b, 0n)
  const rest = payment.amount - given
  if (rest < 0n) return 'E_PAYMENT_SHORT'
  if (rest > 0n && !payment.keepsRest) return 'E_PAYMENT_OVER'
  const paid = allocations.filter((one) => one.paid > 0n)
  const portions: Portion[] = paid.map(({ itemId, paid: money, amount }) => ({
    itemId,
    paid: money,
    amount,
    companyAmount: 0n,
  }))
  for (const [advance, money] of advances.entries()) {
    portions.push({ itemId: null, paid: money, companyAmount: 0n, advance })
  }
  if (rest > 0n) portions.push({ itemId: null, paid: rest, companyAmount: 0n })
  const shares = divide(
    payment.companyAmount,
    portions.map((one) => one.paid)
  )
  return portions.map((one, at) => ({ ...one, companyAmount: shares[at] }))
}

/** Divides an amount in proportion, to the last unit: what is left over goes to the largest remainders, the first first. */
export function divide(whole: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, one) => sum + one, 0n)
  if (total === 0n) return weights.map(() => 0n)
  const shares = weights.map((one) => (whole * one) / total)
  const left = whole - shares.reduce((sum, one) => sum + one, 0n)
  const order = weights
    .map((one, at) => ({ at, cut: size((whole * one) % total) }))
    .sort((a, b) => (a.cut === b.cut ? a.at - b.at : a.cut > b.cut ? -1 : 1))
  for (let at = 0n; at < size(left); at++) {
    shares[order[Number(at)].at] += left > 0n ? 1n : -1n
  }
  return shares
}

/** What a part of an open item is worth to the company: all of it closes with all it is worth. */
export function worthOf(item: { open: bigint; companyOpen: bigint }, amount: bigint) {
  const open = size(item.open)
  return amount >= open ? size(item.companyOpen) : part(size(item.companyOpen), amount, open)
}
