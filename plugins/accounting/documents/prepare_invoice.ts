import { type Context, Refusal } from 'kontor/plugin'
import type Invoice from '../models/invoice.js'
import type InvoiceLine from '../models/invoice_line.js'
import { partyTerms } from './extensions.js'
import { keepNets, keepTotals } from './totals/keep_totals.js'
import { reckon } from './totals/reckon.js'
import { dueDates } from './terms/due_dates.js'

/** Fills in what follows from the rest of a draft: its terms, totals and due date. What is posted is left alone. */
export async function prepareInvoice(ctx: Context, invoice: Invoice) {
  if (!invoice.isDraft) return
  refuseRate(ctx, invoice)
  if (!invoice.id) {
    invoice.paymentTermId ??= await usualTerm(ctx, invoice)
    return
  }
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  const totals = await reckon(ctx, invoice, lines)
  keepNets(invoice, lines, totals)
  keepTotals(invoice, totals)
  const due = await dueDates(ctx, invoice, totals.total)
  invoice.dueOn = due.instalments.at(-1)!.dueOn
}

async function usualTerm(ctx: Context, { partyId, isSale }: Invoice) {
  const terms = await partyTerms(ctx, partyId)
  return isSale ? terms.paymentTermId : terms.supplierPaymentTermId
}

function refuseRate(ctx: Context, { currency, rate }: Invoice) {
  if (rate && currency === ctx.company.currency) {
    throw Refusal.input([{ field: 'rate', code: 'E_RATE_NEEDLESS' }])
  }
  if (rate?.isZero) throw Refusal.input([{ field: 'rate', code: 'E_RATE_ZERO' }])
}
