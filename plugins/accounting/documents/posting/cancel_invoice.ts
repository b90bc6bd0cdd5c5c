import { type Context, Money, Refusal } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import { closeEntries } from '../../payments/match/close_entries.js'
import { reverseDocument } from './reverse_document.js'

/** Takes a posted document back by a counter-entry; what it left open is closed by it. Settled ones stay. */
export async function cancelInvoice(ctx: Context, invoice: Invoice, onDate: string) {
  if (invoice.state !== 'posted') {
    throw new Refusal('E_INVOICE_NOT_POSTED', { state: invoice.state })
  }
  if (invoice.paymentState !== 'unpaid' && !invoice.total!.isZero) {
    throw new Refusal('E_INVOICE_SETTLED', { number: invoice.number! })
  }
  const reversal = await reverseDocument(ctx, invoice, onDate)
  await closeEntries(ctx, invoice.entryId!, reversal.id, onDate)
  invoice.state = 'cancelled'
  invoice.paymentState = null
  invoice.open = Money.of(0, invoice.currency)
  return invoice
}
