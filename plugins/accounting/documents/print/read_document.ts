import { type Context, letterheadOf, Money } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import PaymentTerm from '../../models/payment_term.js'
import { readTaxes } from '../../tax/read_taxes.js'
import { documentFacts } from '../totals/document_facts.js'
import { partyFacts } from './party_facts.js'
import type { Layout, PrintedDocument, PrintLanguage } from './printed_document.js'
import { printedDeductions } from './printed_deductions.js'
import { printedCompany, printedLines, printedTaxes, totalInWords } from './printed_parts.js'

/** Everything a document prints. Labels of taxes are their names; a draft shows what it would come to. */
export async function readDocument(
  ctx: Context,
  invoice: Invoice,
  { language, layout }: { language: PrintLanguage; layout: Layout }
): Promise<PrintedDocument> {
  const { currency } = invoice
  const reader = ctx.with({ locale: language })
  const party = await ctx.records<Party>('contacts.party').findOrFail(invoice.partyId)
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  const facts = await documentFacts(ctx, invoice, lines)
  const taxes = await readTaxes(ctx)
  const money = (units: bigint) => Money.of(units, currency).toString()
  const refunds = invoice.refundsId ? await Invoice.find(ctx, invoice.refundsId) : undefined
  const head = await letterheadOf(reader)
  return {
    kind: invoice.kind,
    number: invoice.number,
    language,
    layout,
    company: await printedCompany(ctx, head, currency),
    party: await partyFacts(ctx, party, language),
    onDate: invoice.onDate,
    reference: invoice.reference,
    refunds: refunds?.number ?? null,
    currency,
    lines: await printedLines(ctx, lines, taxes, (at) => money(facts.lineNets[at])),
    taxes: printedTaxes(facts.taxes, taxes, money),
    net: money(facts.net),
    tax: money(facts.tax),
    total: money(facts.total),
    inWords: totalInWords(Money.of(facts.total, currency), language, head.country),
    ...(await printedDeductions(ctx, invoice, facts, taxes)),
    discount: facts.discount && {
      until: facts.discount.until,
      amount: money(facts.discount.amount),
    },
    notes: await notesOf(ctx, invoice),
  }
}

async function notesOf(ctx: Context, { note, paymentTermId }: Invoice) {
  const term = paymentTermId ? await PaymentTerm.find(ctx, paymentTermId) : undefined
  return [term?.note, note].filter((text): text is string => Boolean(text))
}
