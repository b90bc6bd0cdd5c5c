import { type Context, Refusal } from 'kontor/plugin'
import {
  dimensionWheres,
  isFiltered,
  type DimensionFilter,
} from '../dimensions/dimension_filter.js'

export type Side = 'receivable' | 'payable'

/** What customers owe, unless what is owed to suppliers is asked for. */
export function readSide(query: Record<string, unknown>): Side {
  const side = query.side ?? 'receivable'
  if (side === 'receivable' || side === 'payable') return side
  throw Refusal.choice('side', side)
}

/** Which items: of customers or suppliers, of one party, of lines with some values. */
export interface ItemFilter {
  side?: Side
  partyId?: number
  dimensions?: DimensionFilter
}

/**
 * Items that were open at the end of a day, as SQL: `i` the item, `k` what later matches took of it, which was open
 * then, less what matches had taken that were undone later; `joined` joins more to it. Only open items and those of later matches are read, however many were ever closed.
 */
export function itemsThen(
  ctx: Context,
  on: string,
  { side, partyId, dimensions = {} }: ItemFilter,
  joined = ''
) {
  const { id } = ctx.company
  const later = 'WHERE `company_id` = ? AND `on_date` > ? AND `undone_at` IS NULL'
  const undone = 'WHERE `company_id` = ? AND `undone_on` > ? AND `on_date` <= ?'
  const wheres = ['`i`.`on_date` <= ?']
  const bindings: (string | number)[] = [id, on, id, on, id, on, on, id, on, on, id, on]
  if (side) {
    wheres.push('`a`.`type` = ?')
    bindings.push(side)
  }
  if (partyId !== undefined) {
    wheres.push('`i`.`party_id` = ?')
    bindings.push(partyId)
  }
  const narrowed = dimensionWheres(dimensions, '`l`.')
  wheres.push(...narrowed.wheres)
  bindings.push(...narrowed.bindings)
  const lines = isFiltered(dimensions)
    ? 'JOIN `accounting_entry_lines` `l` ON `l`.`id` = `i`.`entry_line_id` '
    : ''
  const sql =
    'FROM (SELECT `item_id`, SUM(`amount`) AS `amount`, SUM(`company_amount`) AS `company_amount` FROM (' +
    `SELECT \`debit_item_id\` AS \`item_id\`, \`debit_amount\` AS \`amount\`, \`debit_company_amount\` AS \`company_amount\` FROM \`accounting_matches\` ${later} ` +
    `UNION ALL SELECT \`credit_item_id\`, -\`credit_amount\`, -\`credit_company_amount\` FROM \`accounting_matches\` ${later} ` +
    `UNION ALL SELECT \`debit_item_id\`, -\`debit_amount\`, -\`debit_company_amount\` FROM \`accounting_matches\` ${undone} ` +
    `UNION ALL SELECT \`credit_item_id\`, \`credit_amount\`, \`credit_company_amount\` FROM \`accounting_matches\` ${undone} ` +
    'UNION ALL SELECT `id`, 0, 0 FROM `accounting_open_items` WHERE `company_id` = ? AND `is_open` = 1' +
    ') `taken` GROUP BY `item_id`) `k` JOIN `accounting_open_items` `i` ON `i`.`id` = `k`.`item_id` ' +
    'JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` ' +
    `${lines}${joined} WHERE ${wheres.join(' AND ')}`
  return { sql, bindings }
}

/** An item as it was then; amounts in minor units, a debit above zero. */
export interface ItemThen {
  id: number
  entryId: number
  number: string
  reference: string | null
  partyId: number
  onDate: string
  dueOn: string
  currency: string
  open: bigint
  companyOpen: bigint
}

/** The items one by one, what was due first on top. */
export async function openItemsAt(
  ctx: Context,
  on: string,
  filter: ItemFilter
): Promise<ItemThen[]> {
  const entries = 'JOIN `accounting_entries` `e` ON `e`.`id` = `i`.`entry_id`'
  const { sql, bindings } = itemsThen(ctx, on, filter, entries)
  const rows = await ctx.rows<Record<string, string | number | null>>(
    'SELECT `i`.`id`, `i`.`entry_id`, `e`.`number`, `i`.`reference`, `i`.`party_id`, `i`.`on_date`, `i`.`due_on`, `i`.`currency`, ' +
      'CAST(`i`.`open` + `k`.`amount` AS CHAR) AS `open`, CAST(`i`.`company_open` + `k`.`company_amount` AS CHAR) AS `company_open` ' +
      `${sql} ORDER BY \`i\`.\`due_on\`, \`i\`.\`id\``,
    bindings
  )
  return rows.map(itemThen).filter((one) => one.open !== 0n || one.companyOpen !== 0n)
}

function itemThen(row: Record<string, string | number | null>): ItemThen {
  return {
    id: Number(row.id),
    entryId: Number(row.entry_id),
    number: String(row.number),
    reference: row.reference as string | null,
    partyId: Number(row.party_id),
    onDate: String(row.on_date),
    dueOn: String(row.due_on),
    currency: String(row.currency),
    open: BigInt(row.open!),
    companyOpen: BigInt(row.company_open!),
  }
}
