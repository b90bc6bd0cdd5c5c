import type { Context } from 'kontor/plugin'
import {
  dimensionWheres,
  type DimensionFilter,
  isFiltered,
} from '../dimensions/dimension_filter.js'
import type { Side } from '../open/items_then.js'

export type PartySide = Side | 'all'

/** Whose lines, on which accounts, and in which currency: that of each document, or the company's. */
export interface PartyFilter {
  partyId: number
  side: PartySide
  inCompany: boolean
  /** Only lines of these; nothing leaves none out. */
  dimensions?: DimensionFilter
}

/** What changed what a party owes: a posted line, or a settlement in another currency. Minor units, a debit above zero. */
export interface PartyLine {
  entryId: number
  number: string
  onDate: string
  dueOn: string | null
  text: string | null
  reference: string | null
  currency: string
  amount: bigint
  /** What was settled in another currency leaves each of both; no line of the ledger says so. */
  isSettlement?: boolean
}

const sideOf = ({ side }: PartyFilter) =>
  side === 'all' ? (['receivable', 'payable'] as const) : ([side] as const)

const FROM =
  'FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
  'JOIN `accounting_entries` `e` ON `e`.`id` = `l`.`entry_id` '

/** In the currencies of documents what rates made of them is nothing; in the company's it counts. */
function amountOf(ctx: Context, { inCompany }: PartyFilter) {
  const company = '(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0))'
  return inCompany
    ? { currency: '?', amount: company, bindings: [ctx.company.currency] }
    : {
        currency: 'COALESCE(`l`.`foreign_currency`, ?)',
        amount: `COALESCE(\`l\`.\`foreign_amount\`, ${company})`,
        bindings: [ctx.company.currency],
      }
}

function whereOf(ctx: Context, filter: PartyFilter) {
  const types = sideOf(filter)
  const narrowed = dimensionWheres(filter.dimensions ?? {}, '`l`.')
  const sql =
    'WHERE `l`.`company_id` = ? AND `l`.`party_id` = ? AND `l`.`is_posted` = 1 ' +
    `AND \`a\`.\`type\` IN (${types.map(() => '?').join(', ')})` +
    (filter.inCompany ? '' : " AND `e`.`kind` <> 'exchange'") +
    narrowed.wheres.map((one) => ` AND ${one}`).join('')
  return { sql, bindings: [ctx.company.id, filter.partyId, ...types, ...narrowed.bindings] }
}

/** What stood before a day, and what was debited and credited since, in each currency. */
export async function partySums(ctx: Context, filter: PartyFilter, from: string, to: string) {
  const { currency, amount, bindings } = amountOf(ctx, filter)
  const where = whereOf(ctx, filter)
  const sum = (on: string) => `CAST(SUM(CASE WHEN ${on} THEN ${amount} ELSE 0 END) AS CHAR)`
  const rows = await ctx.rows<Record<string, string>>(
    `SELECT ${currency} AS \`currency\`, ${sum('`l`.`on_date` < ?')} AS \`opening\`, ` +
      `${sum(`\`l\`.\`on_date\` >= ? AND ${amount} > 0`)} AS \`debit\`, ${sum(`\`l\`.\`on_date\` >= ? AND ${amount} < 0`)} AS \`credit\` ` +
      `${FROM}${where.sql} AND \`l\`.\`on_date\` <= ? GROUP BY 1`,
    [...bindings, from, from, from, ...where.bindings, to]
  )
  return rows.map((row) => ({
    currency: row.currency,
    opening: BigInt(row.opening),
    debit: BigInt(row.debit),
    credit: -BigInt(row.credit),
  }))
}

/** The lines between two days, oldest first, so many at most. */
export async function partyLines(
  ctx: Context,
  filter: PartyFilter,
  { from, to, limit }: { from: string; to: string; limit: number }
): Promise<PartyLine[]> {
  const { currency, amount, bindings } = amountOf(ctx, filter)
  const where = whereOf(ctx, filter)
  const rows = await ctx.rows<Record<string, string | number | null>>(
    'SELECT `l`.`entry_id`, `e`.`number`, `l`.`on_date`, `l`.`due_on`, COALESCE(`l`.`text`, `e`.`text`) AS `text`, `e`.`reference`, ' +
      `${currency} AS \`currency\`, CAST(${amount} AS CHAR) AS \`amount\` ` +
      `${FROM}${where.sql} AND \`l\`.\`on_date\` BETWEEN ? AND ? ORDER BY \`l\`.\`on_date\`, \`l\`.\`id\` LIMIT ?`,
    [...bindings, ...where.bindings, from, to, limit]
  )
  return rows.map((row) => ({
    entryId: Number(row.entry_id),
    number: String(row.number),
    onDate: String(row.on_date),
    dueOn: row.due_on as string | null,
    text: row.text as string | null,
    reference: row.reference as string | null,
    currency: String(row.currency),
    amount: BigInt(row.amount!),
  }))
}

/** What was settled in another currency to a day: it leaves both, each in its own. */
export async function settlements(
  ctx: Context,
  filter: PartyFilter,
  to: string
): Promise<PartyLine[]> {
  if (filter.inCompany) return []
  const types = sideOf(filter)
  const { dimensions = {} } = filter
  const narrowed = dimensionWheres(dimensions, '`l`.')
  const lines = isFiltered(dimensions)
    ? 'JOIN `accounting_entry_lines` `l` ON `l`.`id` = `i`.`entry_line_id` '
    : ''
  const half = (own: 'debit' | 'credit', other: 'debit' | 'credit') =>
    `SELECT \`i\`.\`entry_id\`, \`e\`.\`number\`, \`o\`.\`number\` AS \`other\`, \`m\`.\`on_date\`, \`m\`.\`${own}_currency\` AS \`currency\`, ` +
    `CAST(${own === 'debit' ? '-' : ''}\`m\`.\`${own}_amount\` AS CHAR) AS \`amount\` FROM \`accounting_matches\` \`m\` ` +
    `JOIN \`accounting_open_items\` \`i\` ON \`i\`.\`id\` = \`m\`.\`${own}_item_id\` ` +
    `JOIN \`accounting_open_items\` \`j\` ON \`j\`.\`id\` = \`m\`.\`${other}_item_id\` ` +
    `JOIN \`accounting_accounts\` \`a\` ON \`a\`.\`id\` = \`i\`.\`account_id\` ${lines}` +
    'JOIN `accounting_entries` `e` ON `e`.`id` = `i`.`entry_id` JOIN `accounting_entries` `o` ON `o`.`id` = `j`.`entry_id` ' +
    'WHERE `i`.`company_id` = ? AND `i`.`party_id` = ? AND `m`.`debit_currency` <> `m`.`credit_currency` ' +
    `AND \`m\`.\`undone_at\` IS NULL AND \`m\`.\`on_date\` <= ? AND \`a\`.\`type\` IN (${types.map(() => '?').join(', ')})` +
    narrowed.wheres.map((one) => ` AND ${one}`).join('')
  const given = [ctx.company.id, filter.partyId, to, ...types, ...narrowed.bindings]
  const rows = await ctx.rows<Record<string, string | number>>(
    `${half('debit', 'credit')} UNION ALL ${half('credit', 'debit')}`,
    [...given, ...given]
  )
  return rows.map((row) => ({
    entryId: Number(row.entry_id),
    number: String(row.number),
    onDate: String(row.on_date),
    dueOn: null,
    text: String(row.other),
    reference: null,
    currency: String(row.currency),
    amount: BigInt(row.amount),
    isSettlement: true,
  }))
}
