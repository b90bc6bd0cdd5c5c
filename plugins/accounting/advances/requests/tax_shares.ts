import { divide } from '../../payments/posting/plan_payment.js'

/** What an issued request comes to, in minor units: its lines without taxes, and each tax once. */
export interface AskedTaxes {
  lines: readonly { taxId: number | null; net: bigint }[]
  taxes: readonly { taxId: number; amount: bigint }[]
}

export interface TaxShare {
  taxId: number | null
  /** Taxes included. */
  amount: bigint
}

/**
 * What of a request bears each tax of its lines, taxes included: together all of it. Taxes no line names are members of a
 * group; they are shared out among the lines that name a group, by their nets.
 */
export function sharesAsked({ lines, taxes }: AskedTaxes): TaxShare[] {
  const nets = new Map<number | null, bigint>()
  for (const { taxId, net } of lines) nets.set(taxId, (nets.get(taxId) ?? 0n) + net)
  const own = new Map(taxes.filter((one) => nets.has(one.taxId)).map((one) => [one.taxId, one]))
  const rest = taxes.filter((one) => !own.has(one.taxId)).reduce((sum, one) => sum + one.amount, 0n)
  const groups = [...nets].filter(([taxId]) => taxId !== null && !own.has(taxId))
  const members = divide(
    rest,
    groups.map(([, net]) => net)
  )
  return [...nets].map(([taxId, net]) => {
    const group = groups.findIndex(([id]) => id === taxId)
    const tax = group >= 0 ? members[group] : taxId === null ? 0n : own.get(taxId)!.amount
    return { taxId, amount: net + tax }
  })
}

/**
 * How a payment is divided among the taxes of its request, after `before` was paid of it: several payments together give
 * each tax its share to the last unit.
 */
export function sharesPaid(shares: readonly TaxShare[], money: bigint, before: bigint): TaxShare[] {
  const weights = shares.map((one) => one.amount)
  const then = divide(before, weights)
  const parts = divide(before + money, weights).map((sum, at) => sum - then[at])
  // Where a unit moved from one tax to another with the rounding, this payment alone is divided.
  const fair = parts.some((one) => one < 0n) ? divide(money, weights) : parts
  return shares
    .map(({ taxId }, at) => ({ taxId, amount: fair[at] }))
    .filter((one) => one.amount !== 0n)
}
