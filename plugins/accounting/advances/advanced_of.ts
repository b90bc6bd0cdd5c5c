import type { Context } from 'kontor/plugin'
import AdvanceUse from '../models/advance_use.js'
import type Invoice from '../models/invoice.js'

/** What advances paid of documents, by the ids of these, in minor units of their currencies. */
export async function advancedOf(
  ctx: Context,
  documents: ReadonlyMap<unknown, Pick<Invoice, 'id'>>
): Promise<ReadonlyMap<number, bigint>> {
  const ids = [...documents.values()].map((one) => one.id)
  if (ids.length === 0) return new Map()
  const uses = await AdvanceUse.where(ctx, {
    and: [
      ['invoice_id', 'in', ids],
      ['undone_at', 'null'],
    ],
  })
  const sums = new Map<number, bigint>()
  for (const { invoiceId, amount } of uses) {
    sums.set(invoiceId!, (sums.get(invoiceId!) ?? 0n) + amount.units)
  }
  return sums
}
