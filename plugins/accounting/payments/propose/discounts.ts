import { Money } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import { size } from '../match/part.js'
import { divide } from '../posting/plan_payment.js'

interface Item {
  id: number
  entry_id: number
  currency: string
  open: string
}

/**
 * The discount of a document nothing was paid of yet, shared among its instalments in proportion. What advances paid of it
 * (by the id of the document) was paid before it was due.
 */
export function discountsOf(
  items: readonly Item[],
  documents: ReadonlyMap<number, Invoice>,
  onDate: string,
  advanced: ReadonlyMap<number, bigint> = new Map()
) {
  const discounts = new Map<number, { amount: bigint; until: string }>()
  for (const [entryId, own] of Map.groupBy(items, (one) => one.entry_id)) {
    const document = documents.get(entryId)
    const { discount, discountUntil: until } = document ?? {}
    if (!discount || discount.isZero || !until || until < onDate) continue
    if (!isUnpaid(document!, advanced.get(document!.id) ?? 0n)) continue
    const weights = own.map((one) => size(Money.parse(one.open, one.currency).units))
    const shares = divide(discount.units, weights)
    own.forEach((one, at) => discounts.set(one.id, { amount: shares[at], until }))
  }
  return discounts
}

function isUnpaid({ paymentState, total, open }: Invoice, advanced: bigint) {
  if (paymentState === 'unpaid') return true
  return advanced > 0n && total!.units - open!.units === advanced
}
