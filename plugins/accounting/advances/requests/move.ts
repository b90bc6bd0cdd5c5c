import type { Context } from 'kontor/plugin'
import AdvanceRequest from '../../models/advance_request.js'
import type Invoice from '../../models/invoice.js'
import { chooseOfRequest } from './choose.js'

/** The draft that stands in the place of a corrected invoice is the final one of its requests, and deducts what was paid. */
export async function moveRequests(ctx: Context, from: Invoice, draft: Invoice) {
  const requests = await AdvanceRequest.where(ctx, ['invoice_id', 'eq', from.id], { sort: 'id' })
  for (const request of requests) {
    request.invoiceId = draft.id
    await chooseOfRequest(ctx, draft, request)
  }
}
