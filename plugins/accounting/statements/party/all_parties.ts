import type { Context } from 'kontor/plugin'
import Account from '../../models/account.js'
import { dimensionWheres, type DimensionFilter } from '../dimensions/dimension_filter.js'
import type { Column } from '../measure.js'
import { moneyOf } from '../money_of.js'
import { needAll } from '../need_all.js'
import type { PartySide } from './party_lines.js'

/** What one party owed before, was charged, paid and owes then; decimal strings of the company's currency. */
export interface PartyRow extends PartyFigures {
  party: { id: number; label: string }
}

interface PartyFigures {
  opening: string
  debit: string
  credit: string
  closing: string
}

export interface AllParties {
  rows: PartyRow[]
  totals: PartyFigures
}

interface SumRow {
  party_id: number
  party: string
  opening: string
  debit: string
  credit: string
}

/** Every party something was booked on, in the company's currency: the totals are those of the accounts, narrowed alike. */
export async function allParties(
  ctx: Context,
  side: PartySide,
  { from, to }: Column,
  dimensions: DimensionFilter = {}
): Promise<AllParties> {
  needAll(ctx)
  const rows = (await sumRows(ctx, side, { from, to }, dimensions)).map((row) => ({
    party: { id: Number(row.party_id), label: row.party },
    sums: [BigInt(row.opening), BigInt(row.debit), BigInt(row.credit)],
  }))
  rows.sort((a, b) => a.party.label.localeCompare(b.party.label, ctx.locale))
  const total = [0n, 0n, 0n]
  for (const { sums } of rows) sums.forEach((sum, at) => (total[at] += sum))
  return {
    rows: rows
      .filter(({ sums }) => sums.some(Boolean))
      .map(({ party, sums }) => ({ party, ...figures(ctx, sums) })),
    totals: figures(ctx, total),
  }
}

function figures(ctx: Context, [opening, debit, credit]: bigint[]): PartyFigures {
  const money = moneyOf(ctx)
  return {
    opening: money(opening),
    debit: money(debit),
    credit: money(credit),
    closing: money(opening + debit - credit),
  }
}

/** From one index that holds all it needs, unless narrowed: no line is read, however many there are. */
async function sumRows(
  ctx: Context,
  side: PartySide,
  { from, to }: Column,
  dimensions: DimensionFilter
) {
  const types = side === 'all' ? (['receivable', 'payable'] as const) : ([side] as const)
  const accounts = await ctx.records(Account).where(['type', 'in', [...types]])
  if (accounts.length === 0) return []
  const narrowed = dimensionWheres(dimensions, '`l`.')
  const sum = (what: string, on: string) =>
    `CAST(SUM(CASE WHEN ${on} THEN ${what} ELSE 0 END) AS CHAR)`
  const debit = 'COALESCE(`l`.`debit`, 0)'
  const credit = 'COALESCE(`l`.`credit`, 0)'
  return ctx.rows<SumRow>(
    'SELECT `b`.*, `p`.`name` AS `party` FROM (' +
      `SELECT \`l\`.\`party_id\`, ${sum(`${debit} - ${credit}`, '`l`.`on_date` < ?')} AS \`opening\`, ` +
      `${sum(debit, '`l`.`on_date` >= ?')} AS \`debit\`, ${sum(credit, '`l`.`on_date` >= ?')} AS \`credit\` ` +
      'FROM `accounting_entry_lines` `l` WHERE `l`.`company_id` = ? AND `l`.`party_id` IS NOT NULL ' +
      `AND \`l\`.\`account_id\` IN (${accounts.map(() => '?').join(', ')}) ` +
      'AND `l`.`is_posted` = 1 AND `l`.`on_date` <= ?' +
      `${narrowed.wheres.map((one) => ` AND ${one}`).join('')} GROUP BY \`l\`.\`party_id\`` +
      ') `b` JOIN `contacts_parties` `p` ON `p`.`id` = `b`.`party_id`',
    [
      ...[from, from, from, ctx.company.id],
      ...accounts.map((one) => one.id),
      to,
      ...narrowed.bindings,
    ]
  )
}
