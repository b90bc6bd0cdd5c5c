import type { Context } from 'kontor/plugin'
import { monthOf } from '../ledger/calendar.js'
import { dimensionWheres, type DimensionFilter } from './dimensions/dimension_filter.js'
import type { SpanPart, Sum } from './sums.js'

interface MonthRow {
  account_id: number
  month: string
  is_closing: number
  debit: string
  credit: string
}

/** What was booked on every account in each month, read once for a statement of many columns. */
export type Months = readonly (Sum & { account: number; month: string; isClosing: boolean })[]

/** All months to that of a day. */
export async function monthSums(
  ctx: Context,
  to: string,
  dimensions: DimensionFilter
): Promise<Months> {
  const narrowed = dimensionWheres(dimensions)
  const wheres = ['`company_id` = ?', '`month` <= ?', ...narrowed.wheres]
  const rows = await ctx.rows<MonthRow>(
    'SELECT `account_id`, `month`, `is_closing`, CAST(SUM(`debit`) AS CHAR) AS `debit`, CAST(SUM(`credit`) AS CHAR) AS `credit` ' +
      `FROM \`accounting_balances\` WHERE ${wheres.join(' AND ')} GROUP BY \`account_id\`, \`month\`, \`is_closing\``,
    [ctx.company.id, monthOf(to), ...narrowed.bindings]
  )
  return rows.map((row) => ({
    account: Number(row.account_id),
    month: row.month,
    isClosing: Boolean(row.is_closing),
    debit: BigInt(row.debit),
    credit: BigInt(row.credit),
  }))
}

/** Adds the whole months of a span to what was found of its days. Pure. */
export function addMonths(
  sums: Map<number, Sum>,
  months: Months,
  part: SpanPart,
  closedFrom: string | null
) {
  const closed = closedFrom === null ? null : monthOf(closedFrom)
  for (const { account, month, isClosing, debit, credit } of months) {
    if (month > part.to || (part.from !== null && month < part.from)) continue
    if (closed !== null && isClosing && month >= closed) continue
    const sum = sums.get(account)
    if (sum) {
      sum.debit += debit
      sum.credit += credit
    } else sums.set(account, { debit, credit })
  }
}
