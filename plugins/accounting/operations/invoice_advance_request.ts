import { date, defineOperation } from 'kontor/plugin'
import { invoiceRequest } from '../advances/requests/invoice_request.js'
import type AdvanceRequest from '../models/advance_request.js'

/** Makes the final invoice of a request: a draft of all that was ordered, from which what was paid is deducted. */
export default defineOperation<AdvanceRequest, { on_date?: string }>({
  name: 'accounting.advance_request.invoice',
  on: 'accounting.advance_request',
  reads: true,
  // Asked from the record's own button, which goes on to the draft.
  when: () => false,
  input: { on_date: date() },
  run: async (ctx, request, input) => {
    const { id } = await invoiceRequest(ctx, request, input.on_date ?? ctx.today)
    return { id }
  },
})
