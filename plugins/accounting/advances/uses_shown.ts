import type { Context } from 'kontor/plugin'
import Advance from '../models/advance.js'
import AdvanceUse from '../models/advance_use.js'
import Invoice from '../models/invoice.js'
import Payment from '../models/payment.js'

/** A use of an advance as screens show it; amounts as decimal texts. */
export interface ShownUse {
  id: number
  advance_id: number
  advance: string | null
  advance_on: string
  kind: 'invoice' | 'refund'
  /** The invoice or payment, by its path and number. */
  document: { path: string; number: string | null }
  on_date: string
  currency: string
  amount: string
  tax: string
  is_undone: boolean
}

/** The uses of an advance, or of all advances by an invoice, first to last, as the caller may see them. */
export async function shownUses(
  ctx: Context,
  of: { field: 'advance_id' | 'invoice_id'; id: number }
): Promise<ShownUse[]> {
  const { data } = await ctx.list('accounting.advance_use', {
    filter: [of.field, 'eq', of.id],
    fields: 'id',
    sort: 'id',
    limit: 500,
  })
  const ids = data.map((one) => Number(one.id))
  if (ids.length === 0) return []
  const uses = await AdvanceUse.where(ctx, ['id', 'in', ids], { sort: 'id' })
  const shown: ShownUse[] = []
  for (const use of uses) shown.push(await shownUse(ctx, use))
  return shown
}

async function shownUse(ctx: Context, use: AdvanceUse): Promise<ShownUse> {
  const advance = await Advance.findOrFail(ctx, use.advanceId)
  return {
    id: use.id,
    advance_id: advance.id,
    advance: advance.number,
    advance_on: advance.onDate,
    kind: use.kind,
    document: await documentOf(ctx, use),
    on_date: use.onDate,
    currency: use.currency,
    amount: String(use.amount),
    tax: String(use.tax),
    is_undone: use.undoneAt !== null,
  }
}

async function documentOf(ctx: Context, { invoiceId, paymentId }: AdvanceUse) {
  if (invoiceId) {
    const { number } = await Invoice.findOrFail(ctx, invoiceId)
    return { path: `/accounting/invoices/${invoiceId}`, number }
  }
  const { number } = await Payment.findOrFail(ctx, paymentId!)
  return { path: `/accounting/payments/${paymentId}`, number }
}
