import { type Context, Refusal } from 'kontor/plugin'
import { moneyOf } from './money_of.js'
import { needAll } from './need_all.js'

/** Days overdue up to which an amount falls in each column but the first (not due) and the last (more). */
export const AGES = [30, 60, 90] as const

/** What one party owes, or is owed, by how long it is overdue: not due, to 30, 60, 90 days, more; decimal strings. */
export interface AgedRow {
  party: { id: number; label: string }
  amounts: string[]
  total: string
}

export interface Aged {
  rows: AgedRow[]
  totals: { amounts: string[]; total: string }
}

export type Side = 'receivable' | 'payable'

export function readSide(query: Record<string, unknown>): Side {
  const side = query.side ?? 'receivable'
  if (side === 'receivable' || side === 'payable') return side
  throw Refusal.input([{ field: 'side', code: 'E_CHOICE' }])
}

interface OpenRow {
  party_id: number
  party: string
  due_on: string
  open: string
}

/**
 * What was open at the end of a day, by party and age, in the company's currency at the rates things were booked at.
 * Above zero is owed to the company by customers, and by it to suppliers. What was matched later counts as open then.
 */
export async function aged(ctx: Context, side: Side, on: string): Promise<Aged> {
  needAll(ctx)
  const parties = new Map<number, { label: string; amounts: bigint[] }>()
  const sign = side === 'receivable' ? 1n : -1n
  for (const row of await openAt(ctx, side, on)) {
    const id = Number(row.party_id)
    const party = parties.get(id) ?? {
      label: row.party,
      amounts: AGES.map(() => 0n).concat(0n, 0n),
    }
    party.amounts[ageOf(row.due_on, on)] += sign * BigInt(row.open)
    parties.set(id, party)
  }
  const rows = [...parties].map(([id, { label, amounts }]) => ({ party: { id, label }, amounts }))
  rows.sort((a, b) => a.party.label.localeCompare(b.party.label, ctx.locale))
  const totals = AGES.map(() => 0n).concat(0n, 0n)
  for (const row of rows) row.amounts.forEach((amount, at) => (totals[at] += amount))
  const money = moneyOf(ctx)
  const shown = (amounts: readonly bigint[]) => ({
    amounts: amounts.map(money),
    total: money(amounts.reduce((sum, one) => sum + one, 0n)),
  })
  return {
    rows: rows
      .filter((row) => row.amounts.some(Boolean))
      .map(({ party, amounts }) => ({ party, ...shown(amounts) })),
    totals: shown(totals),
  }
}

/** 0 while it is not due, then by days overdue. Pure. */
export function ageOf(dueOn: string, on: string) {
  const days = Math.round((Date.parse(on) - Date.parse(dueOn)) / 86_400_000)
  if (days <= 0) return 0
  const at = AGES.findIndex((most) => days <= most)
  return at < 0 ? AGES.length + 1 : at + 1
}

/** Items that were open then: those open now, and those that were closed by a match of a later day. */
function openAt(ctx: Context, side: Side, on: string) {
  const { id } = ctx.company
  const taken = (item: string, amount: string) =>
    `COALESCE((SELECT SUM(\`${amount}\`) FROM \`accounting_matches\` \`m\` WHERE \`m\`.\`${item}\` = \`i\`.\`id\` ` +
    'AND `m`.`on_date` > ? AND `m`.`undone_at` IS NULL), 0)'
  return ctx.rows<OpenRow>(
    'SELECT `i`.`party_id`, `p`.`name` AS `party`, `i`.`due_on`, CAST(`i`.`company_open` + ' +
      `${taken('debit_item_id', 'debit_company_amount')} - ${taken('credit_item_id', 'credit_company_amount')} AS CHAR) AS \`open\` ` +
      'FROM `accounting_open_items` `i` JOIN `accounting_accounts` `a` ON `a`.`id` = `i`.`account_id` ' +
      'JOIN `contacts_parties` `p` ON `p`.`id` = `i`.`party_id` ' +
      'WHERE `i`.`company_id` = ? AND `a`.`type` = ? AND `i`.`on_date` <= ? AND (`i`.`is_open` = 1 OR EXISTS (' +
      'SELECT 1 FROM `accounting_matches` `m` WHERE `m`.`company_id` = ? AND `m`.`on_date` > ? AND `m`.`undone_at` IS NULL ' +
      'AND (`m`.`debit_item_id` = `i`.`id` OR `m`.`credit_item_id` = `i`.`id`)))',
    [on, on, id, side, on, id, on]
  )
}
