import type { Context } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import type InvoiceTax from '../../models/invoice_tax.js'
import { thawedTax } from '../../tax/frozen_tax.js'
import { type DueDates, dueDates } from '../terms/due_dates.js'
import type { Instalment } from '../terms/instalments.js'
import { reckon } from './reckon.js'

/** What a document comes to, in minor units of its currency. */
export interface DocumentFacts extends DueDates {
  lineNets: bigint[]
  taxes: { taxId: number; base: bigint; amount: bigint }[]
  net: bigint
  tax: bigint
  total: bigint
}

/** As posting froze it; of a draft, as it would come to now. */
export async function documentFacts(
  ctx: Context,
  invoice: Invoice,
  lines: InvoiceLine[]
): Promise<DocumentFacts> {
  return invoice.isDraft ? reckoned(ctx, invoice, lines) : frozen(ctx, invoice, lines)
}

async function reckoned(ctx: Context, invoice: Invoice, lines: InvoiceLine[]) {
  const { lines: each, summary, net, tax, total } = await reckon(ctx, invoice, lines)
  const due = await dueDates(ctx, invoice, total)
  return { ...due, lineNets: each.map((one) => one.net), taxes: summary, net, tax, total }
}

async function frozen(ctx: Context, invoice: Invoice, lines: InvoiceLine[]) {
  const taxes = await ctx.lines<InvoiceTax>(invoice, 'taxes')
  const { discountUntil: until, discount } = invoice
  return {
    lineNets: lines.map((line) => line.net?.units ?? 0n),
    taxes: taxes.map(thawedTax),
    net: invoice.net!.units,
    tax: invoice.tax!.units,
    total: invoice.total!.units,
    instalments: await postedInstalments(ctx, invoice),
    discount: until && discount ? { until, amount: discount.units } : null,
  }
}

const OWED =
  'SELECT `due_on`, `foreign_amount`, `debit`, `credit` FROM `accounting_entry_lines` ' +
  'WHERE `company_id` = ? AND `entry_id` = ? AND `party_id` = ? AND `due_on` IS NOT NULL ORDER BY `due_on`, `id`'

type Row = Record<'due_on' | 'foreign_amount' | 'debit' | 'credit', string | number | null>

async function postedInstalments(ctx: Context, invoice: Invoice): Promise<Instalment[]> {
  const rows = await ctx.rows<Row>(OWED, [ctx.company.id, invoice.entryId, invoice.partyId])
  return rows.map((row) => ({ dueOn: String(row.due_on), amount: sizeOf(row) }))
}

function sizeOf({ foreign_amount: foreign, debit, credit }: Row) {
  const signed = foreign === null ? BigInt(debit ?? 0) - BigInt(credit ?? 0) : BigInt(foreign)
  return signed < 0n ? -signed : signed
}
