import { type Context, message, Money, Refusal } from 'kontor/plugin'
import Entry from '../models/entry.js'
import type FiscalYear from '../models/fiscal_year.js'
import { accountFor } from './account_for.js'
import type { Span } from './calendar.js'
import { journalOf } from './journal_of.js'
import type { NewLine } from './new_entry.js'
import { postEntry } from './post_entry.js'
import { reverseEntry } from './reverse_entry.js'

/** What becomes an entry once it is posted. */
const POSTABLE = ['entries', 'invoices', 'payments', 'cash_vouchers']

/** What is closed holds no draft: neither of entries nor of documents, which could not be posted any more. */
export async function refuseDrafts(ctx: Context, span: Span & { name: string }) {
  const each = POSTABLE.map(
    (one) =>
      `SELECT COUNT(*) AS \`count\` FROM \`accounting_${one}\` WHERE \`company_id\` = ? AND \`state\` = 'draft' ` +
      'AND `on_date` BETWEEN ? AND ?'
  )
  const rows = await ctx.rows<{ count: number }>(
    each.join(' UNION ALL '),
    POSTABLE.flatMap(() => [ctx.company.id, span.startsOn, span.endsOn])
  )
  const count = rows.reduce((sum, row) => sum + Number(row.count), 0)
  if (count > 0) throw new Refusal('E_PERIOD_DRAFTS', { period: span.name, count })
}

/** Carries what income and expense accounts hold to retained earnings, on the year's last day. */
export async function closeProfit(ctx: Context, year: FiscalYear) {
  const held = await profitAccounts(ctx, year)
  if (held.length === 0) return
  const { id } = await accountFor(ctx, 'retained_earnings')
  const profit = held.reduce((sum, { balance }) => sum + balance, 0n)
  const lines = held.map(({ accountId, balance }) => lineOf(ctx, accountId, -balance))
  if (profit !== 0n) lines.push(lineOf(ctx, id, profit))
  await postEntry(ctx, {
    journalId: (await journalOf(ctx, 'general')).id,
    onDate: year.endsOn,
    kind: 'closing',
    text: message(ctx.company.language, 'accounting.begin.closing', { year: year.name }),
    lines,
  })
}

/** Takes the year's closing entry back, on the same day. */
export async function reopenProfit(ctx: Context, year: FiscalYear) {
  const closings = await Entry.where(ctx, {
    and: [
      ['kind', 'eq', 'closing'],
      ['state', 'eq', 'posted'],
      ['on_date', 'eq', year.endsOn],
      ['reverses_id', 'null'],
    ],
  })
  for (const closing of closings) {
    const isReversed = await Entry.findBy(ctx, ['reverses_id', 'eq', closing.id])
    if (!isReversed) await reverseEntry(ctx, closing, year.endsOn)
  }
}

/** Debits less credits of the year, in minor units, of each income and expense account that holds any. */
async function profitAccounts(ctx: Context, { startsOn, endsOn }: Span) {
  const rows = await ctx.rows<{ account_id: number; balance: string }>(
    'SELECT `l`.`account_id`, CAST(SUM(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0)) AS CHAR) AS `balance` ' +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
      "WHERE `l`.`company_id` = ? AND `l`.`is_posted` = 1 AND `l`.`on_date` BETWEEN ? AND ? AND `a`.`kind` IN ('income', 'expense') " +
      'GROUP BY `l`.`account_id` ORDER BY `l`.`account_id`',
    [ctx.company.id, startsOn, endsOn]
  )
  return rows
    .map((row) => ({ accountId: Number(row.account_id), balance: BigInt(row.balance) }))
    .filter((one) => one.balance !== 0n)
}

/** A line of so much, above zero on the debit side. */
function lineOf(ctx: Context, accountId: number, units: bigint): NewLine {
  const amount = Money.of(units < 0n ? -units : units, ctx.company.currency)
  return units > 0n ? { accountId, debit: amount } : { accountId, credit: amount }
}
