import { type Context, Refusal } from 'kontor/plugin'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import Invoice from '../../models/invoice.js'
import InvoiceLine from '../../models/invoice_line.js'
import { chooseOfRequest } from './choose.js'
import { refuseUnissued } from './refuse.js'

/** The final invoice of a request as a draft: its lines whole, whatever share of them was asked for in advance. */
export async function makeInvoice(ctx: Context, request: AdvanceRequest, onDate: string) {
  refuseUnissued(request)
  await refuseSecond(ctx, request)
  const { partyId, currency, isTaxIncluded, reference } = request
  const invoice = await Invoice.create(ctx, {
    kind: 'invoice',
    partyId,
    currency,
    isTaxIncluded,
    reference,
    onDate,
  })
  for (const line of await ctx.lines<AdvanceRequestLine>(request, 'lines')) {
    const { productId, text, quantity, unitId, price, discount, taxId } = line
    await ctx
      .records(InvoiceLine)
      .create(
        { invoiceId: invoice.id, productId, text, quantity, unitId, price, discount, taxId },
        { model: 'accounting.invoice', id: invoice.id }
      )
  }
  request.invoiceId = invoice.id
  await chooseOfRequest(ctx, invoice, request)
  return invoice
}

async function refuseSecond(ctx: Context, { invoiceId, number }: AdvanceRequest) {
  const invoice = invoiceId ? await Invoice.find(ctx, invoiceId) : undefined
  if (!invoice || invoice.state === 'cancelled') return
  throw new Refusal('E_REQUEST_INVOICED', { number: number!, invoice: invoice.number ?? '' })
}
