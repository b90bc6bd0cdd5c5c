import { type Context, letterheadOf, Money } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import type { Unit } from '#plugins/catalogue'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import PaymentTerm from '../../models/payment_term.js'
import { readTaxes, type StoredTax } from '../../tax/read_taxes.js'
import { documentFacts } from '../totals/document_facts.js'
import { amountInWords } from '../../words/in_words.js'
import { wordLanguage } from '../../words/word_language.js'
import { bankAccounts, identifiers } from './company_facts.js'
import { partyFacts } from './party_facts.js'
import type { Layout, PrintedDocument, PrintLanguage } from './printed_document.js'

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
    company: {
      ...head,
      identifiers: await identifiers(ctx),
      accounts: await bankAccounts(ctx, currency),
    },
    party: await partyFacts(ctx, party, language),
    onDate: invoice.onDate,
    reference: invoice.reference,
    refunds: refunds?.number ?? null,
    currency,
    lines: await printedLines(ctx, lines, taxes, (at) => money(facts.lineNets[at])),
    taxes: facts.taxes
      .filter(({ amount, base }) => amount !== 0n || base !== 0n)
      .map(({ taxId, base, amount }) => ({
        label: taxes.get(taxId)?.name ?? '',
        base: money(base),
        amount: money(amount),
      })),
    net: money(facts.net),
    tax: money(facts.tax),
    total: money(facts.total),
    inWords: totalInWords(Money.of(facts.total, currency), language, head.country),
    instalments: facts.instalments.map(({ dueOn, amount }) => ({ dueOn, amount: money(amount) })),
    discount: facts.discount && {
      until: facts.discount.until,
      amount: money(facts.discount.amount),
    },
    notes: await notesOf(ctx, invoice),
  }
}

/** Invoices of these countries say their total in words. */
const WRITTEN_OUT = ['UA', 'PL']

function totalInWords(total: Money, language: PrintLanguage, country: string | null) {
  if (!country || !WRITTEN_OUT.includes(country) || total.units < 0n) return null
  return amountInWords(total, wordLanguage(language, country))
}

async function printedLines(
  ctx: Context,
  lines: InvoiceLine[],
  taxes: Map<number, StoredTax>,
  netOf: (at: number) => string
) {
  const ids = [...new Set(lines.flatMap((line) => line.unitId ?? []))]
  const units = ids.length ? await ctx.records<Unit>('catalogue.unit').where(['id', 'in', ids]) : []
  const symbols = new Map(units.map((unit) => [unit.id, unit.symbol]))
  return lines.map((line, at) => ({
    text: line.text ?? '',
    quantity: line.quantity.toString(),
    unit: (line.unitId && symbols.get(line.unitId)) || null,
    price: line.price.toString(),
    discount: line.discount && !line.discount.isZero ? line.discount.toString() : null,
    tax: line.taxId ? (taxes.get(line.taxId)?.name ?? null) : null,
    net: netOf(at),
  }))
}

async function notesOf(ctx: Context, { note, paymentTermId }: Invoice) {
  const term = paymentTermId ? await PaymentTerm.find(ctx, paymentTermId) : undefined
  return [term?.note, note].filter((text): text is string => Boolean(text))
}
