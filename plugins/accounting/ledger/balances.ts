import { type Context, insertRows } from 'kontor/plugin'
import type Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import { monthOf } from './calendar.js'

/** What amounts are summed by. */
export const BALANCE_KEYS = [
  'account_id',
  'month',
  'currency',
  'unit_id',
  'cost_centre_id',
  'dimension_1_id',
  'dimension_2_id',
  'dimension_3_id',
  'is_closing',
] as const

export type BalanceKey = Record<(typeof BALANCE_KEYS)[number], string | number | null>

/** Sums of lines with the same key; amounts in minor units, `foreign_amount` in those of `currency`. */
export interface BalanceRow extends BalanceKey {
  debit: number
  credit: number
  foreign_amount: number
  line_count: number
}

/** Adds an entry's lines to the balances: new rows, so that no two postings wait for each other. */
export async function addToBalances(ctx: Context, entry: Entry, lines: readonly EntryLine[]) {
  const rows = sumUp(lines.map((line) => balanceRow(entry, line)))
  await insertRows(
    ctx.trx!,
    'accounting_balances',
    rows.map((row) => ({ company_id: ctx.company.id, ...row }))
  )
}

function balanceRow(entry: Entry, line: EntryLine): BalanceRow {
  return {
    account_id: line.accountId,
    month: monthOf(entry.onDate),
    currency: line.foreignCurrency,
    unit_id: line.unitId,
    cost_centre_id: line.costCentreId,
    dimension_1_id: line.dimension_1Id,
    dimension_2_id: line.dimension_2Id,
    dimension_3_id: line.dimension_3Id,
    is_closing: Number(entry.kind === 'closing'),
    debit: line.debit?.toColumn() ?? 0,
    credit: line.credit?.toColumn() ?? 0,
    foreign_amount: line.foreignAmount?.toColumn() ?? 0,
    line_count: 1,
  }
}

/** Rows with the same key as one; amounts stay integers below 2^53. */
export function sumUp(rows: readonly BalanceRow[]): BalanceRow[] {
  const sums = new Map<string, BalanceRow>()
  for (const row of rows) {
    const key = JSON.stringify(BALANCE_KEYS.map((one) => row[one]))
    const sum = sums.get(key)
    if (!sum) sums.set(key, { ...row })
    else {
      sum.debit += row.debit
      sum.credit += row.credit
      sum.foreign_amount += row.foreign_amount
      sum.line_count += row.line_count
    }
  }
  return [...sums.values()]
}
