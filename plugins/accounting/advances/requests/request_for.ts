import { type Context, type Decimal, Refusal } from 'kontor/plugin'
import AdvanceRequest from '../../models/advance_request.js'
import AdvanceRequestLine from '../../models/advance_request_line.js'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'

/** A draft request for a share of each line of a draft invoice; the invoice becomes its final one. */
export async function requestFor(
  ctx: Context,
  invoice: Invoice,
  share: Decimal,
  dueOn: string | null
) {
  if (invoice.kind !== 'invoice') throw new Refusal('E_REQUEST_OF_INVOICE')
  if (!invoice.isDraft) throw new Refusal('E_REQUEST_LATE', { number: invoice.number ?? '' })
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  if (lines.length === 0) throw Refusal.input([{ field: 'lines', code: 'E_LINES_MISSING' }])
  const { id: invoiceId, partyId, currency, isTaxIncluded, reference } = invoice
  const request = await AdvanceRequest.create(ctx, {
    partyId,
    currency,
    isTaxIncluded,
    reference,
    dueOn,
    invoiceId,
    onDate: ctx.today,
  })
  for (const { productId, text, quantity, unitId, price, discount, taxId } of lines) {
    await ctx.records(AdvanceRequestLine).create(
      {
        requestId: request.id,
        productId,
        text,
        quantity,
        unitId,
        price,
        discount,
        taxId,
        share,
      },
      { model: 'accounting.advance_request', id: request.id }
    )
  }
  return request
}
