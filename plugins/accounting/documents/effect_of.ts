import { type Context, Money, Refusal } from 'kontor/plugin'
import { requestsOf } from '../advances/requests/requests_of.js'
import { shownUses } from '../advances/uses_shown.js'
import Account from '../models/account.js'
import Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import Invoice from '../models/invoice.js'
import type InvoiceLine from '../models/invoice_line.js'
import { whyTaxes } from './lines/why_taxes.js'
import { documentFacts } from './totals/document_facts.js'
import { needAmounts, seesAmounts } from '../statements/sees_amounts.js'
import { seesEntry } from '../statements/sees_entry.js'

/** Due dates of a document, why a draft bears its taxes, what was asked for in advance of it, and the lines a correction would post against its entry: what was debit becomes credit. */
export async function effectOf(ctx: Context, id: number) {
  const { data } = await ctx.list('accounting.invoice', { filter: ['id', 'eq', id], fields: 'id' })
  if (data.length === 0) throw Refusal.missing()
  needAmounts(ctx, 'accounting.invoice')
  const invoice = await Invoice.findOrFail(ctx, id)
  const lines = await ctx.lines<InvoiceLine>(invoice, 'lines')
  const facts = await documentFacts(ctx, invoice, lines)
  const money = (units: bigint) => Money.of(units, invoice.currency).toString()
  const { discount } = facts
  return {
    due: facts.instalments.map(({ dueOn, amount }) => ({ on: dueOn, amount: money(amount) })),
    discount: discount && { until: discount.until, amount: money(discount.amount) },
    taxes: await whyTaxes(ctx, invoice, lines),
    requests: await requestsOf(ctx, invoice.id),
    advances: await usedAdvances(ctx, invoice),
    correction: invoice.entryId ? await counterLines(ctx, invoice.entryId) : [],
  }
}

const mayShowUses = (ctx: Context) =>
  ctx.access.allows('accounting.advance_use', 'read') && seesAmounts(ctx, 'accounting.advance_use')

/** Advances it used, for whoever may see them. */
async function usedAdvances(ctx: Context, { id, entryId }: Invoice) {
  if (!entryId || !mayShowUses(ctx)) return []
  const uses = await shownUses(ctx, { field: 'invoice_id', id })
  return uses.filter((one) => !one.is_undone)
}

async function counterLines(ctx: Context, entryId: number) {
  if (!(await seesEntry(ctx, entryId))) return []
  const entry = await Entry.findOrFail(ctx, entryId)
  const lines = await ctx.lines<EntryLine>(entry, 'lines')
  const ids = [...new Set(lines.map((line) => line.accountId))]
  const accounts = await Account.where(ctx, ['id', 'in', ids])
  const labels = new Map(accounts.map((one) => [one.id, one.label]))
  return lines.map(({ accountId, debit, credit }) => ({
    account: labels.get(accountId) ?? '',
    debit: credit?.toString() ?? null,
    credit: debit?.toString() ?? null,
  }))
}
