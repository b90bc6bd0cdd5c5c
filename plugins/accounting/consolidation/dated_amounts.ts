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
  const broken = new Set<string>()
  for (const row of rows) {
    const month = row.on_date.slice(0, 10)
    const on = lastOfMonth(month)
    const cuts = [span.joined ?? month, years(on).from]
    if (cuts.some((day) => day > month && day <= on)) broken.add(month)
    else {
      note(found, Number(row.account_id), {
        amount: BigInt(row.amount),
        on,
        at: years(on),
        in: 'earlier',
      })
    }
  }
  for (const month of broken) await readBroken(ctx, ids, reading, month)
  if (span.joined) await readBefore(ctx, ids, span.joined, found)
}

/** The results of a month within which a fiscal year begins or the company joined, in parts of one year each. */
async function readBroken(
  ctx: Context,
  ids: readonly number[],
  { span, fiscalFrom, years, found }: Reading,
  month: string
) {
  const last = lastOfMonth(month)
  const begins = years(last).from
  const parts = begins > month ? [month, begins] : [month]
  for (const [at, start] of parts.entries()) {
    const from = span.joined && span.joined > start ? span.joined : start
    const to = at + 1 < parts.length ? dayBefore(begins) : last
    if (from > to || from >= fiscalFrom) continue
    await readSums(ctx, ids, { from, to }, { on: to, at: years(to), found })
  }
}

/** All results until the company joined as one amount. */
async function readBefore(ctx: Context, ids: readonly number[], joined: string, found: Found) {
  const on = dayBefore(joined)
  await readSums(ctx, ids, { from: null, to: on }, { on, at: { on: joined }, found })
}

async function readSums(
  ctx: Context,
  ids: readonly number[],
  days: { from: string | null; to: string },
  { on, at, found }: Pick<Dated, 'on' | 'at'> & { found: Found }
) {
  const isOf = new Set(ids)
  for (const [id, { debit, credit }] of await sumsOf(ctx, { ...days, closedFrom: null })) {
    if (isOf.has(id)) note(found, id, { amount: debit - credit, on, at, in: 'earlier' })
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
