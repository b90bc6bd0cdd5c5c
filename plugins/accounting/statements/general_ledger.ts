import { type Context, Money } from 'kontor/plugin'
import Account from '../models/account.js'
import { dayOf } from './columns.js'
import type { Column } from './measure.js'
import { moneyOf } from './money_of.js'
import { needAll } from './need_all.js'
import { dimensionWheres, type DimensionFilter } from './dimensions/dimension_filter.js'
import { dayBefore, sumsOf, type LineFilter } from './sums.js'

/** One posted line of an account; `balance` is what stands on the account after it. */
export interface LedgerRow {
  id: number
  entry_id: number
  number: string
  on_date: string
  text: string | null
  party: { id: number; label: string } | null
  debit: string | null
  credit: string | null
  foreign_currency: string | null
  foreign_amount: string | null
  balance: string
}

export interface GeneralLedger {
  account: { id: number; code: string; name: string }
  /** What stood on the account before the first line shown. */
  opening: string
  rows: LedgerRow[]
  /** Where the next page begins; null at the end. */
  next: string | null
}

const PAGE = 100

/**
 * The lines of one account between two days, oldest first, a page at a time, with what stands on it after each. What
 * stood there before a page comes from the balances, so a late page costs no more than the first.
 */
export async function generalLedger(
  ctx: Context,
  accountId: number,
  { from, to }: Column,
  options: { after?: string; dimensions?: DimensionFilter; limit?: number } = {}
): Promise<GeneralLedger> {
  needAll(ctx)
  const { after, dimensions = {}, limit = PAGE } = options
  const account = await Account.findOrFail(ctx, accountId)
  const cursor = readCursor(after)
  const filter = { accountId, dimensions }
  const rows = await linesOf(ctx, filter, { from, to }, cursor, limit + 1)
  let balance = await standingBefore(ctx, filter, cursor ?? { onDate: from, id: 0 })
  const money = moneyOf(ctx)
  const opening = money(balance)
  const shown = rows.slice(0, limit).map((row) => {
    balance += BigInt(row.debit ?? 0) - BigInt(row.credit ?? 0)
    return shownRow(row, money, money(balance))
  })
  const last = shown.at(-1)
  const { id, code, name } = account
  return {
    account: { id, code, name },
    opening,
    rows: shown,
    next: rows.length > limit && last ? `${last.on_date}.${last.id}` : null,
  }
}

interface Cursor {
  onDate: string
  id: number
}

function readCursor(after: string | undefined): Cursor | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(after ?? '')
  return match ? { onDate: dayOf({ after: match[1] }, 'after')!, id: Number(match[2]) } : undefined
}

/** What stands on the account before a line: the days before its day, and the lines of that day up to it. */
async function standingBefore(ctx: Context, filter: LineFilter, { onDate, id }: Cursor) {
  const before = await sumsOf(ctx, { from: null, to: dayBefore(onDate), closedFrom: null }, filter)
  const sum = before.get(filter.accountId!)
  const start = (sum?.debit ?? 0n) - (sum?.credit ?? 0n)
  if (id === 0) return start
  const { sql, bindings } = conditions(ctx, filter)
  const [row] = await ctx.rows<{ sum: string | null }>(
    'SELECT CAST(SUM(COALESCE(`debit`, 0) - COALESCE(`credit`, 0)) AS CHAR) AS `sum` ' +
      `FROM \`accounting_entry_lines\` \`l\` WHERE ${sql} AND \`l\`.\`on_date\` = ? AND \`l\`.\`id\` <= ?`,
    [...bindings, onDate, id]
  )
  return start + BigInt(row.sum ?? 0)
}

interface StoredLine {
  id: number
  entry_id: number
  number: string
  on_date: string
  text: string | null
  party_id: number | null
  party: string | null
  debit: string | null
  credit: string | null
  foreign_currency: string | null
  foreign_amount: string | null
}

function linesOf(
  ctx: Context,
  filter: LineFilter,
  { from, to }: Column,
  cursor: Cursor | undefined,
  limit: number
) {
  const { sql, bindings } = conditions(ctx, filter)
  const later = cursor ? ' AND (`l`.`on_date` > ? OR (`l`.`on_date` = ? AND `l`.`id` > ?))' : ''
  const start = cursor ? [cursor.onDate, cursor.onDate, cursor.id] : []
  return ctx.rows<StoredLine>(
    'SELECT `l`.`id`, `l`.`entry_id`, `e`.`number`, `l`.`on_date`, COALESCE(`l`.`text`, `e`.`text`) AS `text`, ' +
      '`l`.`party_id`, `p`.`name` AS `party`, CAST(`l`.`debit` AS CHAR) AS `debit`, CAST(`l`.`credit` AS CHAR) AS `credit`, ' +
      '`l`.`foreign_currency`, CAST(`l`.`foreign_amount` AS CHAR) AS `foreign_amount` ' +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` ' +
      'LEFT JOIN `contacts_parties` `p` ON `p`.`id` = `l`.`party_id` ' +
      `WHERE ${sql} AND \`l\`.\`on_date\` >= ? AND \`l\`.\`on_date\` <= ?${later} ` +
      'ORDER BY `l`.`on_date`, `l`.`id` LIMIT ?',
    [...bindings, from, to, ...start, limit]
  )
}

function conditions(ctx: Context, { accountId, dimensions = {} }: LineFilter) {
  const narrowed = dimensionWheres(dimensions, '`l`.')
  const sql = ['`l`.`company_id` = ?', '`l`.`is_posted` = 1', '`l`.`account_id` = ?']
  return {
    sql: [...sql, ...narrowed.wheres].join(' AND '),
    bindings: [ctx.company.id, accountId!, ...narrowed.bindings],
  }
}

function shownRow(row: StoredLine, money: (units: bigint) => string, balance: string): LedgerRow {
  const { party_id: partyId, party, debit, credit, foreign_amount: foreign, ...rest } = row
  const amount = (units: string | null) => (units === null ? null : money(BigInt(units)))
  return {
    ...rest,
    party: partyId === null ? null : { id: Number(partyId), label: party ?? '' },
    debit: amount(debit),
    credit: amount(credit),
    foreign_amount:
      foreign === null ? null : Money.of(BigInt(foreign), row.foreign_currency!).toString(),
    balance,
  }
}
