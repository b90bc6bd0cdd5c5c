import { type Context, Money, Refusal } from 'kontor/plugin'
import Invoice from '../../models/invoice.js'
import type InvoiceLine from '../../models/invoice_line.js'
import { documentFacts, type DocumentFacts } from '../../documents/totals/document_facts.js'
import { readTaxes } from '../../tax/read_taxes.js'
import { type Part, type Why, type WhyLine, words } from './answer.js'
import type { Of } from './explain.js'
import { settledBy } from './settled_by.js'
import { needAmounts } from '../sees_amounts.js'
import { seesEntry } from '../sees_entry.js'

/** A total of a document: its lines, its taxes or what settled it, and what it booked. */
export async function whyInvoice(ctx: Context, { id, figure }: Of<'invoice'>): Promise<Why> {
  const { data } = await ctx.list('accounting.invoice', { filter: ['id', 'eq', id], fields: 'id' })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.invoice')
  const invoice = await Invoice.findOrFail(ctx, id)
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  const facts = await documentFacts(ctx, invoice, lines)
  const open = invoice.open?.units ?? facts.total
  const amounts = { net: facts.net, tax: facts.tax, total: facts.total, open }
  const parts = {
    net: () => netParts(invoice, lines, facts),
    tax: () => taxParts(ctx, invoice, facts),
    total: () => totalParts(ctx, invoice, facts),
    open: () => openParts(ctx, invoice, facts),
  }
  return {
    title: words(ctx, `invoice.${figure}`),
    note: invoice.number,
    amount: Money.of(amounts[figure], invoice.currency).toString(),
    currency: invoice.currency,
    parts: await parts[figure](),
    lines: figure === 'total' ? await bookedLines(ctx, invoice) : [],
    all: invoice.entryId ? `/accounting/entries/${invoice.entryId}` : null,
    is_cut: false,
  }
}

const text = (invoice: Invoice, units: bigint) => Money.of(units, invoice.currency).toString()

function netParts(invoice: Invoice, lines: readonly InvoiceLine[], facts: DocumentFacts): Part[] {
  return lines.map((line, at) => {
    const discount = line.discount && !line.discount.isZero ? ` − ${line.discount} %` : ''
    return {
      sign: '+',
      label: `${line.text ?? ''} (${line.quantity} × ${line.price}${discount})`,
      amount: text(invoice, facts.lineNets[at]),
    }
  })
}

async function taxParts(ctx: Context, invoice: Invoice, facts: DocumentFacts): Promise<Part[]> {
  const taxes = await readTaxes(ctx)
  return facts.taxes.map(({ taxId, base, amount }) => ({
    sign: '+',
    label: words(ctx, 'invoice.tax_on', {
      name: taxes.get(taxId)?.name ?? '',
      base: text(invoice, base),
    }),
    amount: text(invoice, amount),
    href: `/accounting/taxes/${taxId}`,
  }))
}

async function totalParts(ctx: Context, invoice: Invoice, facts: DocumentFacts): Promise<Part[]> {
  const net: Part = {
    sign: '+',
    label: words(ctx, 'invoice.net'),
    amount: text(invoice, facts.net),
    why: { of: 'invoice', id: invoice.id, figure: 'net' },
  }
  return [net, ...(await taxParts(ctx, invoice, facts))]
}

async function openParts(ctx: Context, invoice: Invoice, facts: DocumentFacts): Promise<Part[]> {
  const total: Part = {
    sign: '+',
    label: words(ctx, 'invoice.total'),
    amount: text(invoice, facts.total),
    why: { of: 'invoice', id: invoice.id, figure: 'total' },
  }
  return [total, ...(await settledBy(ctx, invoice))]
}

interface Row {
  number: string
  on_date: string
  account: string
  debit: string | null
  credit: string | null
}

/** What it booked: its entry's lines, debits above zero, in the company's currency. */
async function bookedLines(ctx: Context, invoice: Invoice): Promise<WhyLine[]> {
  if (!invoice.entryId || !(await seesEntry(ctx, invoice.entryId))) return []
  const rows = await ctx.rows<Row>(
    'SELECT `e`.`number`, `l`.`on_date`, `a`.`label` AS `account`, CAST(`l`.`debit` AS CHAR) AS `debit`, CAST(`l`.`credit` AS CHAR) AS `credit` ' +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` WHERE `l`.`company_id` = ? AND `l`.`entry_id` = ? ORDER BY `l`.`id`',
    [ctx.company.id, invoice.entryId]
  )
  const { currency } = ctx.company
  return rows.map((row) => ({
    entry_id: invoice.entryId!,
    number: row.number,
    on_date: row.on_date,
    text: row.account,
    amount: Money.of(BigInt(row.debit ?? 0) - BigInt(row.credit ?? 0), currency).toString(),
    currency,
    document: null,
  }))
}
