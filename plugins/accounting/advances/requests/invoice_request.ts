import { type Context, Refusal } from 'kontor/plugin'
import { makeInvoice, type NewInvoiceLine } from '../../documents/make_invoice.js'
import type AdvanceRequest from '../../models/advance_request.js'
import type AdvanceRequestLine from '../../models/advance_request_line.js'
import Invoice from '../../models/invoice.js'
import { chooseOfRequest } from './choose.js'
import { refuseUnissued } from './refuse.js'

/** The final invoice of a request as a draft: its lines whole, whatever share of them was asked for in advance. */
export async function invoiceRequest(ctx: Context, request: AdvanceRequest, onDate: string) {
  refuseUnissued(request)
  await refuseSecond(ctx, request)
  const { partyId, currency, isTaxIncluded, reference } = request
  const lines = await ctx.lines<AdvanceRequestLine>(request, 'lines')
  const invoice = await makeInvoice(ctx, {
    partyId,
    currency,
    isTaxIncluded,
    reference,
    onDate,
    lines: lines.map(whole),
  })
  request.invoiceId = invoice.id
  await chooseOfRequest(ctx, invoice, request)
  return invoice
}

function whole(line: AdvanceRequestLine): NewInvoiceLine {
  const { productId, text, quantity, unitId, price, discount, taxId } = line
  return { productId, text, quantity, unitId, price, discount, taxId }
}

async function refuseSecond(ctx: Context, { invoiceId, number }: AdvanceRequest) {
  const invoice = invoiceId
    ? await ctx.records(Invoice).find(invoiceId, { lock: 'share' })
    : undefined
  if (!invoice || invoice.state === 'cancelled') return
  throw new Refusal('E_REQUEST_INVOICED', { number: number!, invoice: invoice.number ?? '' })
}
