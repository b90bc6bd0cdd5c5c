import type { Context } from 'kontor/plugin'
import Invoice from '../models/invoice.js'
import InvoiceLine from '../models/invoice_line.js'

/** A new draft with what a document says; `changes` over it. */
export async function copyDraft(ctx: Context, invoice: Invoice, changes: Partial<Invoice>) {
  const { kind, partyId, paymentTermId, currency, rate, isTaxIncluded, note, journalId } = invoice
  const draft = await Invoice.create(ctx, {
    kind,
    partyId,
    paymentTermId,
    currency,
    rate,
    isTaxIncluded,
    note,
    journalId,
    onDate: ctx.today,
    ...changes,
  })
  for (const line of await ctx.lines<InvoiceLine>(invoice, 'lines')) {
    const { productId, text, quantity, unitId, price, discount, taxId, accountId } = line
    const { costCentreId } = line
    await ctx.records(InvoiceLine).create(
      {
        invoiceId: draft.id,
        productId,
        text,
        quantity,
        unitId,
        price,
        discount,
        taxId,
        accountId,
        costCentreId,
      },
      { model: 'accounting.invoice', id: draft.id }
    )
  }
  return draft
}
