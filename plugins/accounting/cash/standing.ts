import { type Context } from 'kontor/plugin'
import { monthOf } from '../ledger/calendar.js'
import { heldUntilEnd } from '../ledger/held_until_end.js'
import type { Box } from './boxes.js'

/** What moved in a box on one day, in minor units of its currency. */
export interface Day {
  onDate: string
  came: bigint
  went: bigint
}

interface Asked {
  /** In a transaction that goes on to write: nothing that is read here changes until its end. */
  locks?: boolean
}

/** What was in a box before a day began, in minor units of its currency. */
export async function standingBefore(
  ctx: Context,
  box: Pick<Box, 'accountId' | 'currency'>,
  day: string,
  asked: Asked = {}
): Promise<bigint> {
  const of = measureOf(ctx, box)
  const { id } = ctx.company
  const sums = await Promise.all([
    sumOf(
      ctx,
      `SELECT CAST(SUM(${of.balance}) AS CHAR) AS \`sum\` FROM \`accounting_balances\` ` +
        `WHERE \`company_id\` = ? AND \`account_id\` = ? AND \`month\` < ?${of.ofBalance}`,
      [id, box.accountId, monthOf(day), ...of.bindings],
      asked
    ),
    sumOf(
      ctx,
      `SELECT CAST(SUM(${of.line}) AS CHAR) AS \`sum\` FROM \`accounting_entry_lines\` ` +
        'WHERE `company_id` = ? AND `account_id` = ? AND `on_date` >= ? AND `on_date` < ? AND `is_posted` = 1' +
        of.ofLine,
      [id, box.accountId, monthOf(day), day, ...of.bindings],
      asked
    ),
  ])
  return sums[0] + sums[1]
}

/** The days on which something moved, from one day on, oldest first; until another where one is named. */
export async function daysFrom(
  ctx: Context,
  box: Pick<Box, 'accountId' | 'currency'>,
  from: string,
  { to, ...asked }: Asked & { to?: string } = {}
): Promise<Day[]> {
  const of = measureOf(ctx, box)
  const rows = await ctx.rows<{ on_date: string; came: string; went: string }>(
    `SELECT \`on_date\`, CAST(SUM(CASE WHEN ${of.line} > 0 THEN ${of.line} ELSE 0 END) AS CHAR) AS \`came\`, ` +
      `CAST(SUM(CASE WHEN ${of.line} < 0 THEN -(${of.line}) ELSE 0 END) AS CHAR) AS \`went\` ` +
      'FROM `accounting_entry_lines` WHERE `company_id` = ? AND `account_id` = ? AND `on_date` >= ? ' +
      `${to ? 'AND `on_date` <= ? ' : ''}AND \`is_posted\` = 1${of.ofLine} GROUP BY \`on_date\` ORDER BY \`on_date\`` +
      lockOf(ctx, asked),
    [ctx.company.id, box.accountId, from, ...(to ? [to] : []), ...of.bindings]
  )
  return rows.map((row) => ({
    onDate: row.on_date,
    came: BigInt(row.came),
    went: BigInt(row.went),
  }))
}

/** The first day a box would be below zero at its end, and by how much; undefined where it never is. Pure. */
export function firstShort(standing: bigint, days: readonly Day[]) {
  let left = standing
  for (const { onDate, came, went } of days) {
    left += came - went
    if (left < 0n) return { onDate, short: -left }
  }
  return undefined
}

/**
 * The most that may be taken on a day without the box being short then or on any day after; `before` is what was in it
 * when the day began. Pure.
 */
export function mostTaken(before: bigint, days: readonly Day[], onDate: string) {
  let left = before
  let least = days[0]?.onDate === onDate ? undefined : before
  for (const { came, went } of days) {
    left += came - went
    if (least === undefined || left < least) least = left
  }
  return least === undefined || least < 0n ? 0n : least
}

/** A box in a foreign currency is counted in it: what the company's currency says of it moves with the rates. */
export function measureOf(ctx: Context, { currency }: Pick<Box, 'currency'>) {
  const amount = 'COALESCE(`debit`, 0) - COALESCE(`credit`, 0)'
  if (currency === ctx.company.currency) {
    return { line: amount, balance: amount, ofLine: '', ofBalance: '', bindings: [] }
  }
  return {
    line: 'COALESCE(`foreign_amount`, 0)',
    balance: '`foreign_amount`',
    ofLine: ' AND `foreign_currency` = ?',
    ofBalance: ' AND `currency` = ?',
    bindings: [currency],
  }
}

async function sumOf(ctx: Context, sql: string, bindings: unknown[], asked: Asked) {
  const [row] = await ctx.rows<{ sum: string | null }>(sql + lockOf(ctx, asked), bindings)
  return BigInt(row.sum ?? 0)
}

const lockOf = (ctx: Context, { locks }: Asked) => (locks ? heldUntilEnd(ctx) : '')
