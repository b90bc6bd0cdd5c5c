import type { Context } from 'kontor/plugin'
import type Invoice from '../models/invoice.js'
import type InvoiceLine from '../models/invoice_line.js'
import { makeInvoice, type NewInvoice, type NewInvoiceLine } from './make_invoice.js'

/** A new draft of today with what a document says; `changes` over it. */
export async function copyDraft(ctx: Context, invoice: Invoice, changes: Partial<NewInvoice>) {
  const { kind, partyId, paymentTermId, currency, rate, isTaxIncluded, note, journalId } = invoice
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  return makeInvoice(ctx, {
    kind,
    partyId,
    paymentTermId,
    currency,
    rate,
    isTaxIncluded,
    note,
    journalId,
    onDate: ctx.today,
    lines: lines.map(sameLine),
    ...changes,
  })
}

function sameLine(line: InvoiceLine): NewInvoiceLine {
  const { productId, text, quantity, unitId, price, discount, taxId, accountId } = line
  const { supply, costCentreId } = line
  return {
    productId,
    text,
    quantity,
    unitId,
    price,
    discount,
    supply,
    taxId,
    accountId,
    costCentreId,
  }
}
