import type { Context } from 'kontor/plugin'
import { Money } from 'kontor/plugin'
import { reckon } from '../../documents/totals/reckon.js'
import Advance from '../../models/advance.js'
import AdvanceRequest from '../../models/advance_request.js'
import Invoice from '../../models/invoice.js'
import InvoiceAdvance from '../../models/invoice_advance.js'
import type InvoiceLine from '../../models/invoice_line.js'

/** Of a request whose final invoice is a draft: an advance that was just paid on it is deducted there. */
export async function chooseOnDraft(ctx: Context, advance: Advance) {
  if (!advance.requestId) return
  const request = await AdvanceRequest.findOrFail(ctx, advance.requestId)
  const invoice = request.invoiceId ? await Invoice.find(ctx, request.invoiceId) : undefined
  if (invoice?.isDraft) await chooseAdvances(ctx, invoice, [advance])
}

/** The open advances of a request, oldest first, deducted by its final invoice as far as that comes to. */
export async function chooseOfRequest(ctx: Context, invoice: Invoice, { id }: AdvanceRequest) {
  const asked = {
    and: [['request_id', 'eq', id] as const, ['state', 'eq', 'open'] as const],
  }
  await chooseAdvances(ctx, invoice, await Advance.where(ctx, asked, { sort: 'on_date,id' }))
}

async function chooseAdvances(ctx: Context, invoice: Invoice, advances: readonly Advance[]) {
  const { id, partyId, currency } = invoice
  const fitting = advances.filter((one) => one.partyId === partyId && one.currency === currency)
  if (fitting.length === 0) return
  const chosen = await ctx.lines<InvoiceAdvance>(invoice, 'advances')
  const { total } = await reckon(ctx, invoice, await ctx.lines<InvoiceLine>(invoice, 'lines'))
  let left = chosen.reduce((rest, one) => rest - one.amount.units, total)
  for (const advance of fitting) {
    if (left <= 0n || chosen.some((one) => one.advanceId === advance.id)) continue
    const amount = advance.open.units < left ? advance.open.units : left
    left -= amount
    await ctx
      .records(InvoiceAdvance)
      .create(
        { invoiceId: id, advanceId: advance.id, currency, amount: Money.of(amount, currency) },
        { model: 'accounting.invoice', id }
      )
  }
}
