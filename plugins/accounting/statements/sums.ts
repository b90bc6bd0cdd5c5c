import type { Context } from 'kontor/plugin'
import { monthOf } from '../ledger/calendar.js'
import { dimensionWheres, type DimensionFilter } from './dimensions/dimension_filter.js'
import { addMonths, type Months } from './months.js'

/** Days of which amounts are summed; open at the beginning where `from` is null. */
export interface SumSpan {
  from: string | null
  to: string
  /** Entries that close a year are left out from this day on; none are left out where it is null. */
  closedFrom: string | null
}

export type { DimensionFilter }

/** Only some lines: of one account, of some values of what lines are told apart by. */
export interface LineFilter {
  accountId?: number
  dimensions?: DimensionFilter
  /** What is known of whole months already: only days are asked for then. */
  months?: Months
}

/** What was booked on an account: minor units of the company's currency, both without sign. */
export interface Sum {
  debit: bigint
  credit: bigint
}

/**
 * What was booked on every account in a span of days. Whole months come from the balances, which posting keeps; only
 * the days of broken months are read from the ledger, so the cost does not grow with the years kept.
 */
export async function sumsOf(
  ctx: Context,
  span: SumSpan,
  filter: LineFilter = {}
): Promise<Map<number, Sum>> {
  const { months } = filter
  const parts = partsOf(span)
  const asked = months ? parts.filter((part) => part.of === 'days') : parts
  const sums = await askedSums(
    ctx,
    asked.map((part) => selectOf(ctx, part, span.closedFrom, filter))
  )
  for (const part of months ? parts : []) {
    if (part.of === 'months') addMonths(sums, months!, part, span.closedFrom)
  }
  return sums
}

async function askedSums(ctx: Context, parts: { sql: string; bindings: unknown[] }[]) {
  if (parts.length === 0) return new Map<number, Sum>()
  const rows = await ctx.rows<{ account_id: number; debit: string; credit: string }>(
    'SELECT `account_id`, CAST(SUM(`debit`) AS CHAR) AS `debit`, CAST(SUM(`credit`) AS CHAR) AS `credit` FROM (' +
      parts.map((one) => one.sql).join(' UNION ALL ') +
      ') `booked` GROUP BY `account_id`',
    parts.flatMap((one) => one.bindings)
  )
  return new Map(
    rows.map((row) => [
      Number(row.account_id),
      { debit: BigInt(row.debit), credit: BigInt(row.credit) },
    ])
  )
}

/** Whole months, by their first days, or single days; both ends included. */
export interface SpanPart {
  of: 'months' | 'days'
  from: string | null
  to: string
}

/** A span as whole months and what is broken off at its ends. Pure. */
export function partsOf({ from, to }: Pick<SumSpan, 'from' | 'to'>): SpanPart[] {
  if (from !== null && from > to) return []
  const first = from === null ? null : from === monthOf(from) ? from : nextMonth(from)
  const last = nextMonth(to) === nextDay(to) ? monthOf(to) : monthBefore(to)
  if (first !== null && first > last) return [{ of: 'days', from, to }]
  const parts: SpanPart[] = [{ of: 'months', from: first, to: last }]
  if (from !== null && first !== from) parts.unshift({ of: 'days', from, to: dayBefore(first!) })
  if (last !== monthOf(to)) parts.push({ of: 'days', from: monthOf(to), to })
  return parts
}

function selectOf(
  ctx: Context,
  part: SpanPart,
  closedFrom: string | null,
  { accountId, dimensions = {} }: LineFilter
) {
  const isMonths = part.of === 'months'
  const on = isMonths ? '`month`' : '`on_date`'
  const wheres = ['`company_id` = ?', `${on} <= ?`]
  const bindings: unknown[] = [ctx.company.id, part.to]
  if (part.from !== null) {
    wheres.push(`${on} >= ?`)
    bindings.push(part.from)
  }
  if (!isMonths) wheres.push('`is_posted` = 1')
  if (closedFrom !== null) {
    wheres.push(`(\`is_closing\` = 0 OR ${on} < ?)`)
    bindings.push(isMonths ? monthOf(closedFrom) : closedFrom)
  }
  if (accountId !== undefined) {
    wheres.push('`account_id` = ?')
    bindings.push(accountId)
  }
  const narrowed = dimensionWheres(dimensions)
  wheres.push(...narrowed.wheres)
  bindings.push(...narrowed.bindings)
  const table = isMonths ? 'accounting_balances' : 'accounting_entry_lines'
  const sql =
    'SELECT `account_id`, COALESCE(`debit`, 0) AS `debit`, COALESCE(`credit`, 0) AS `credit` ' +
    `FROM \`${table}\` WHERE ${wheres.join(' AND ')}`
  return { sql, bindings }
}

const DAY = 86_400_000

const shifted = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10)

/** The day after. */
export const nextDay = (day: string) => shifted(day, 1)
/** The day before. */
export const dayBefore = (day: string) => shifted(day, -1)

const nextMonth = (day: string) => monthOf(shifted(monthOf(day), 31))
const monthBefore = (day: string) => monthOf(shifted(monthOf(day), -1))
