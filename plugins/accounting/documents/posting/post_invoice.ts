import { type Context, Money, Refusal } from 'kontor/plugin'
import { chosenAdvances, recallChosen } from '../../advances/recall_chosen.js'
import { postEntry } from '../../ledger/post_entry.js'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import InvoiceTax from '../../models/invoice_tax.js'
import { closeEntries } from '../../payments/match/close_entries.js'
import { openedBy } from '../../payments/open_items.js'
import type { Totals } from '../../tax/engine/document.js'
import { frozenTax } from '../../tax/frozen_tax.js'
import { readTaxes } from '../../tax/read_taxes.js'
import { partyTerms } from '../extensions.js'
import { keepOpen, keepPaymentState } from '../settlement/keep_payment_state.js'
import { type DueDates, dueDates } from '../terms/due_dates.js'
import { keepNets, keepTotals } from '../totals/keep_totals.js'
import { reckon } from '../totals/reckon.js'
import { refuseOverLimit } from './credit_limit.js'
import { documentJournal } from './document_journal.js'
import { planLines } from './plan_entry.js'
import { refuseDuplicate, refuseEmpty, refuseOverCredit } from './refuse.js'
import { refuseTaxes } from './refuse_taxes.js'
import { toCompany } from './to_company.js'

/**
 * Makes a draft final: totals and taxes are frozen, its entry is posted and numbered, what is owed stands open. A
 * credit note closes as much of its invoice as is open, advances that were chosen are used.
 */
export async function postInvoice(ctx: Context, invoice: Invoice, mayExceed = false) {
  if (!invoice.isDraft) throw new Refusal('E_NOT_DRAFT', { state: invoice.state })
  await refuseDuplicate(ctx, invoice)
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  await refuseTaxes(ctx, invoice, lines)
  const taxes = lines.some((one) => one.taxId) ? await readTaxes(ctx) : undefined
  const totals = await reckon(ctx, invoice, lines, { taxes })
  refuseEmpty(lines, totals.total)
  await refuseOverCredit(ctx, invoice, totals.total)
  const { rate, convert } = await toCompany(ctx, invoice)
  const advances = await chosenAdvances(ctx, invoice, totals.total)
  const terms = await partyTerms(ctx, invoice.partyId)
  const asked = convert(totals.total - advances.sum)
  if (!mayExceed) await refuseOverLimit(ctx, invoice, terms, asked)
  const due = await dueDates(ctx, invoice, totals.total)
  const journal = await documentJournal(ctx, invoice)
  const { instalments } = due
  const posting = { invoice, lines, totals, instalments, convert, terms, taxes }
  const planned = await planLines(ctx, posting)
  const entry = await postEntry(ctx, {
    ...planned,
    journalId: journal.id,
    onDate: invoice.onDate,
    kind: 'document',
    reference: invoice.reference ?? undefined,
    source: { model: 'accounting.invoice', id: invoice.id },
    numbered: invoice,
  })
  Object.assign(invoice, { entryId: entry.id, journalId: journal.id, rate })
  await freeze(ctx, invoice, totals, due)
  keepNets(invoice, lines, totals)
  keepWorths(ctx, invoice, lines, (at) => convert(totals.lines[at].net))
  const refunded = invoice.refundsId ? await Invoice.findOrFail(ctx, invoice.refundsId) : undefined
  if (refunded?.entryId) {
    await closeEntries(ctx, refunded.entryId, entry.id, invoice.onDate)
    await keepPaymentState(ctx, [entry.id, refunded.entryId])
  } else keepOpen(ctx, invoice, openedBy(entry))
  await recallChosen(ctx, invoice, advances.chosen)
  ctx.emit('accounting.invoice.posted', { invoice_id: invoice.id, kind: invoice.kind })
  return invoice
}

/** From here on nothing about it is reckoned again. */
async function freeze(ctx: Context, invoice: Invoice, totals: Totals, due: DueDates) {
  const { currency } = invoice
  const money = (units: bigint) => Money.of(units, currency)
  Object.assign(invoice, {
    state: 'posted',
    postedAt: ctx.now.toISOString(),
    open: money(totals.total),
    dueOn: due.instalments.at(-1)!.dueOn,
    discountUntil: due.discount?.until ?? null,
    discount: due.discount ? money(due.discount.amount) : null,
  })
  keepTotals(invoice, totals)
  const parent = { model: 'accounting.invoice', id: invoice.id }
  const taxes = totals.summary.map((one) => ({
    invoiceId: invoice.id,
    ...frozenTax(one, currency),
  }))
  await ctx.records(InvoiceTax).createAll(taxes, parent)
}

/** What each line comes to in the company's currency: what is given back counts below zero. */
function keepWorths(
  { company: { currency } }: Context,
  { isCredit }: Invoice,
  lines: readonly InvoiceLine[],
  worthOf: (at: number) => bigint
) {
  for (const [at, line] of lines.entries()) {
    line.companyCurrency = currency
    line.companyNet = Money.of(isCredit ? -worthOf(at) : worthOf(at), currency)
  }
}
