import { type Context, Money } from 'kontor/plugin'
import { reckon } from '../../documents/totals/reckon.js'
import Advance from '../../models/advance.js'
import AdvanceRequest from '../../models/advance_request.js'
import Invoice from '../../models/invoice.js'
import InvoiceAdvance from '../../models/invoice_advance.js'
import type InvoiceLine from '../../models/invoice_line.js'
import { chooseAdvances } from '../choose.js'

/** Of a request whose final invoice is a draft: an advance that was just paid on it is deducted there. */
export async function chooseOnDraft(ctx: Context, advance: Advance) {
  if (!advance.requestId) return
  const request = await AdvanceRequest.findOrFail(ctx, advance.requestId)
  const invoice = request.invoiceId ? await Invoice.find(ctx, request.invoiceId) : undefined
  if (invoice?.isDraft) await deduct(ctx, invoice, [advance])
}

/** The open advances of a request, oldest first, deducted by its final invoice as far as that comes to. */
export async function chooseOfRequest(ctx: Context, invoice: Invoice, { id }: AdvanceRequest) {
  const asked = {
    and: [['request_id', 'eq', id] as const, ['state', 'eq', 'open'] as const],
  }
  await deduct(ctx, invoice, await Advance.where(ctx, asked, { sort: 'on_date,id' }))
}

async function deduct(ctx: Context, invoice: Invoice, advances: readonly Advance[]) {
  const { id, partyId, currency } = invoice
  const fitting = advances.filter((one) => one.partyId === partyId && one.currency === currency)
  if (fitting.length === 0) return
  const chosen = await ctx.lines<InvoiceAdvance>(invoice, 'advances')
  const { total } = await reckon(ctx, invoice, await ctx.lines<InvoiceLine>(invoice, 'lines'))
  const left = chosen.reduce((rest, one) => rest - one.amount.units, total)
  const free = fitting.filter((one) => !chosen.some(({ advanceId }) => advanceId === one.id))
  const open = free.map((one) => ({ id: one.id, open: one.open.units }))
  for (const { id: advanceId, amount } of chooseAdvances(open, left)) {
    await ctx
      .records(InvoiceAdvance)
      .create(
        { invoiceId: id, advanceId, currency, amount: Money.of(amount, currency) },
        { model: 'accounting.invoice', id }
      )
  }
}
