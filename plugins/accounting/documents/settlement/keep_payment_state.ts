import { type Context, Money } from 'kontor/plugin'
import Invoice from '../../models/invoice.js'
import OpenItem from '../../models/open_item.js'

/**
 * Writes on the documents of these entries what of them is still open, after posting, matching and undoing a match; and
 * says so where one became unpaid, partly paid or paid by it.
 */
export async function keepPaymentState(ctx: Context, entryIds: readonly number[]) {
  for (const id of new Set(entryIds)) {
    const invoice = await Invoice.findBy(ctx, ['entry_id', 'eq', id])
    if (invoice?.state !== 'posted') continue
    keepOpen(ctx, invoice, await OpenItem.where(ctx, ['entry_id', 'eq', id]))
  }
}

/** The same for one document, of whose entry these are all open items. */
export function keepOpen(ctx: Context, invoice: Invoice, items: readonly OpenItem[]) {
  const signed = items.reduce((sum, item) => sum + item.open.units, 0n)
  const open = signed < 0n ? -signed : signed
  invoice.open = Money.of(open, invoice.currency)
  const state = open === 0n ? 'paid' : open < invoice.total!.units ? 'partial' : 'unpaid'
  if (state === invoice.paymentState) return
  invoice.paymentState = state
  ctx.emit('accounting.invoice.payment_changed', { invoice_id: invoice.id, state })
}
