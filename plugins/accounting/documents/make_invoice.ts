import type { Context } from 'kontor/plugin'
import Invoice from '../models/invoice.js'
import InvoiceLine from '../models/invoice_line.js'

/** A line of a document that is made; what it leaves open is filled in from its product. */
export type NewInvoiceLine = Partial<
  Pick<
    InvoiceLine,
    | 'productId'
    | 'text'
    | 'quantity'
    | 'unitId'
    | 'price'
    | 'discount'
    | 'supply'
    | 'taxId'
    | 'accountId'
    | 'costCentreId'
  >
>

/** A document that is made; what it leaves open is as in the form: an invoice of today in the company's currency. */
export interface NewInvoice extends Partial<
  Pick<
    Invoice,
    | 'kind'
    | 'onDate'
    | 'dueOn'
    | 'paymentTermId'
    | 'reference'
    | 'journalId'
    | 'currency'
    | 'rate'
    | 'isTaxIncluded'
    | 'note'
    | 'refundsId'
    | 'replacesId'
  >
> {
  partyId: number
  lines: readonly NewInvoiceLine[]
}

/**
 * Makes an invoice, bill or credit note within the open transaction: a draft, for somebody to look at or to be posted at
 * once. Refuses a line with neither product nor text (E_REQUIRED).
 *
 * @example
 * const invoice = await makeInvoice(ctx, { partyId: order.partyId, lines: [{ productId, quantity, price }] })
 * await ctx.run('accounting.invoice.post', invoice)
 */
export async function makeInvoice(ctx: Context, { lines, ...head }: NewInvoice): Promise<Invoice> {
  const invoice = await Invoice.create(ctx, head)
  const parent = { model: 'accounting.invoice', id: invoice.id }
  for (const line of lines) {
    await ctx.records(InvoiceLine).create({ invoiceId: invoice.id, ...line }, parent)
  }
  return invoice
}
