import type { Context } from 'kontor/plugin'
import { lastOfMonth, monthOf, yearAround } from '../ledger/calendar.js'
import type Account from '../models/account.js'
import FiscalYear from '../models/fiscal_year.js'
import { dayBefore, sumsOf } from '../statements/sums.js'
import type { Dated, Span } from './translate.js'

interface DatedRow {
  account_id: number
  on_date: string
  is_closing: unknown
  amount: string
}

type Found = Map<number, Dated[]>

/**
 * Equity by the day it came from; results of earlier years, and what closing moved of them, by their year; results from
 * before the company came into the group as one amount. All are few: results come from the balances by month, equity
 * from its own lines.
 */
export async function datedAmounts(
  ctx: Context,
  accounts: readonly Account[],
  span: Span,
  fiscalFrom: string
): Promise<Found> {
  const found: Found = new Map()
  const equity = accounts.filter((one) => one.kind === 'equity').map((one) => one.id)
  const results = accounts
    .filter((one) => one.kind === 'income' || one.kind === 'expense')
    .map((one) => one.id)
  const years = await yearsOf(ctx)
  if (equity.length > 0) await readEquity(ctx, equity, { span, fiscalFrom, years, found })
  if (results.length > 0) await readResults(ctx, results, { span, fiscalFrom, years, found })
  return found
}

interface Reading {
  span: Span
  /** The first day of the fiscal year, also where the company joined within it. */
  fiscalFrom: string
  years: (on: string) => { from: string; to: string }
  found: Found
}

const AMOUNT = 'CAST(SUM(COALESCE(`debit`, 0)) - SUM(COALESCE(`credit`, 0)) AS CHAR) AS `amount`'
const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ')

function note(found: Found, id: number, one: Dated) {
  found.set(id, [...(found.get(id) ?? []), one])
}

async function readEquity(
  ctx: Context,
  ids: readonly number[],
  { span, fiscalFrom, years, found }: Reading
) {
  const rows = await ctx.rows<DatedRow>(
    `SELECT \`account_id\`, \`on_date\`, \`is_closing\`, ${AMOUNT} FROM \`accounting_entry_lines\`
     WHERE \`company_id\` = ? AND \`account_id\` IN (${marks(ids)}) AND \`is_posted\` = 1
     AND \`on_date\` <= ? AND (\`is_closing\` = 0 OR \`on_date\` < ?)
     GROUP BY \`account_id\`, \`on_date\`, \`is_closing\` ORDER BY \`on_date\``,
    [ctx.company.id, ...ids, span.to, fiscalFrom]
  )
  for (const row of rows) {
    const on = row.on_date.slice(0, 10)
    const at = Number(row.is_closing) ? years(on) : { on }
    const within = on < span.yearFrom ? 'earlier' : 'year'
    note(found, Number(row.account_id), { amount: BigInt(row.amount), on, at, in: within })
  }
}

async function readResults(ctx: Context, ids: readonly number[], reading: Reading) {
  const { span, fiscalFrom, years, found } = reading
  const rows = await ctx.rows<DatedRow>(
    `SELECT \`account_id\`, \`month\` AS \`on_date\`, \`is_closing\`, ${AMOUNT} FROM \`accounting_balances\`
     WHERE \`company_id\` = ? AND \`account_id\` IN (${marks(ids)}) AND \`month\` < ? AND \`month\` >= ?
     GROUP BY \`account_id\`, \`month\`, \`is_closing\` ORDER BY \`month\``,
    [ctx.company.id, ...ids, fiscalFrom, span.joined ? monthOf(span.joined) : '0001-01-01']
  )
  for (const row of rows) {
    const on = lastOfMonth(row.on_date.slice(0, 10))
    const amount = BigInt(row.amount)
    note(found, Number(row.account_id), { amount, on, at: years(on), in: 'earlier' })
  }
  if (span.joined) await readBefore(ctx, ids, reading, span.joined)
}

/** All results until the company joined as one amount; those of the month it joined in are no part of that month. */
async function readBefore(ctx: Context, ids: readonly number[], reading: Reading, joined: string) {
  const { fiscalFrom, years, found } = reading
  const on = dayBefore(joined)
  const isOf = new Set(ids)
  const all = await sumsOf(ctx, { from: null, to: on, closedFrom: null })
  for (const [id, { debit, credit }] of all) {
    const amount = debit - credit
    if (isOf.has(id)) note(found, id, { amount, on, at: { on: joined }, in: 'earlier' })
  }
  const month = monthOf(joined)
  if (month === joined || month >= fiscalFrom) return
  const broken = await sumsOf(ctx, { from: month, to: on, closedFrom: null })
  for (const [id, { debit, credit }] of broken) {
    const last = lastOfMonth(month)
    const amount = credit - debit
    if (isOf.has(id)) note(found, id, { amount, on: last, at: years(last), in: 'earlier' })
  }
}

/** The fiscal year a day is in; the calendar year where none is kept. */
export async function yearsOf(ctx: Context) {
  const kept = await FiscalYear.where(ctx, ['id', 'notnull'], { sort: 'starts_on' })
  return (on: string) => {
    const year = kept.find((one) => one.startsOn <= on && on <= one.endsOn)
    const { startsOn, endsOn } = year ?? yearAround(on, '01')
    return { from: startsOn, to: endsOn }
  }
}
