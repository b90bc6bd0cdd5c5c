import { type Context, settings } from 'kontor/plugin'
import type { ChartId } from '../charts/chart.js'
import { reckon } from '../documents/totals/reckon.js'
import type { NewLine, NewMark } from '../ledger/new_entry.js'
import Chart from '../models/chart.js'
import Entry from '../models/entry.js'
import Invoice from '../models/invoice.js'
import type InvoiceLine from '../models/invoice_line.js'
import type InvoiceTax from '../models/invoice_tax.js'
import type OpenItem from '../models/open_item.js'
import { part } from '../payments/match/part.js'
import { fraction } from './engine/fraction.js'
import { scaleTotals, type TaxedTotals } from './engine/scale_totals.js'
import { thawedTax } from './frozen_tax.js'
import { readTaxes } from './read_taxes.js'
import { taxLinesOf } from './tax_lines_of.js'

/** Where a discount for paying early leaves the tax as it was invoiced; anywhere else it is a lower price, with less tax. */
const KEEPS: readonly ChartId[] = ['us']

/** A discount that is granted or taken: of which item, how much in its currency and in the company's, and when. */
interface Granted {
  item: OpenItem
  /** Where it is booked; shares of taxes without an account of their own go there too. */
  accountId: number
  amount: bigint
  worth: bigint
  onDate: string
}

/**
 * What a discount for paying early takes back of the taxes of its document: the lines of an entry, a debit where the tax
 * was owed, and what the return counts less; marks name these lines by their place. Nothing where the law leaves the tax
 * as it is, or the item has no document.
 */
export async function discountTaxes(
  ctx: Context,
  { item, accountId, amount, worth, onDate }: Granted
): Promise<{ lines: NewLine[]; marks: NewMark[] }> {
  const invoice = await documentOf(ctx, item)
  if (!invoice?.total || invoice.total.isZero || !(await reducesTax(ctx))) {
    return { lines: [], marks: [] }
  }
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  const frozen = await ctx.lines<InvoiceTax>(invoice, 'taxes')
  const posted = frozen.map(thawedTax)
  const isCreditNote = !invoice.isCredit
  const totals = await reckon(ctx, invoice, lines, { isCreditNote })
  const shrinking = await withoutFixed(ctx, totals)
  const scaled = scaleTotals(shrinking, fraction(amount, invoice.total.units), posted)
  const taxes = await taxLinesOf(ctx, {
    scope: invoice.isSale ? 'sale' : 'purchase',
    isCreditNote,
    isPaid: true,
    onDate,
    currency: item.currency,
    toCompany: (minor) => part(worth, minor, amount),
    totals: scaled,
    accounts: lines.map(() => accountId),
  })
  const marks = taxes.marks.map((mark) => ({
    ...mark,
    line: mark.line === null ? null : mark.line - lines.length,
  }))
  return { lines: taxes.lines, marks }
}

/** So much for each piece stays so much, whatever the piece costs. */
async function withoutFixed(ctx: Context, { lines, summary }: TaxedTotals): Promise<TaxedTotals> {
  const known = await readTaxes(ctx)
  const shrinks = ({ taxId }: { taxId: number }) => known.get(taxId)!.amountKind !== 'fixed'
  return {
    lines: lines.map((line) => ({ ...line, taxes: line.taxes.filter(shrinks) })),
    summary: summary.filter(shrinks),
  }
}

/** The document an item is of; none for what was moved in, or booked by hand. */
async function documentOf(ctx: Context, { entryId }: OpenItem) {
  const entry = await Entry.findOrFail(ctx, entryId)
  if (entry.sourceModel !== 'accounting.invoice' || entry.sourceId === null) return undefined
  return Invoice.find(ctx, entry.sourceId)
}

/** As the company says, else as the law of its chart does. */
async function reducesTax(ctx: Context) {
  const { discount_tax: said } = settings<{ discount_tax: 'law' | 'reduce' | 'keep' }>(
    ctx,
    'accounting'
  )
  if (said !== 'law') return said === 'reduce'
  const [chart] = await Chart.where(ctx, ['id', 'notnull'], { sort: '-id', limit: 1 })
  return !chart || !KEEPS.includes(chart.chart)
}
