import type { Context } from 'kontor/plugin'
import { moneyOf } from '../money_of.js'
import { needAll } from '../need_all.js'
import type { DimensionFilter } from '../dimensions/dimension_filter.js'
import { itemsThen, type ItemFilter, type Side } from './items_then.js'

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
export async function aged(
  ctx: Context,
  side: Side,
  on: string,
  dimensions: DimensionFilter = {}
): Promise<Aged> {
  needAll(ctx)
  const parties = new Map<number, { label: string; amounts: bigint[] }>()
  const sign = side === 'receivable' ? 1n : -1n
  for (const row of await openAt(ctx, on, { side, dimensions })) {
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

/** What each party owed then, by the day it was due. */
function openAt(ctx: Context, on: string, filter: ItemFilter) {
  const parties = 'JOIN `contacts_parties` `p` ON `p`.`id` = `i`.`party_id`'
  const { sql, bindings } = itemsThen(ctx, on, filter, parties)
  return ctx.rows<OpenRow>(
    'SELECT `i`.`party_id`, `p`.`name` AS `party`, `i`.`due_on`, ' +
      'CAST(SUM(`i`.`company_open` + `k`.`company_amount`) AS CHAR) AS `open` ' +
      `${sql} GROUP BY \`i\`.\`party_id\`, \`p\`.\`name\`, \`i\`.\`due_on\``,
    bindings
  )
}
