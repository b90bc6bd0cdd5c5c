import { type Context, Decimal, message } from 'kontor/plugin'
import { evaluate, type MeasuredAccount, type Statement, type StatementRow } from './evaluate.js'
import type { Layout, Measure } from './layout.js'
import { measure, type Column } from './measure.js'
import { moneyOf } from './money_of.js'
import { needAll } from './need_all.js'
import { changesOf, type Change } from './changes.js'
import { isFiltered, type DimensionFilter } from './dimensions/dimension_filter.js'

/** A row as it travels: amounts are decimal strings of the company's currency, shares percentages. */
export interface ShownRow {
  key: string
  label: string
  level: number
  is_bold: boolean
  is_share: boolean
  /** What was asked of its accounts, and -1 where it shows credits above zero. */
  measure: Measure | null
  sign: 1 | -1
  /** null in rows of words. */
  amounts: (string | null)[] | null
  /** What changed to the first column from each of the others. */
  changes: ShownChange[]
  accounts: { id: number; code: string; name: string; amounts: string[]; changes: ShownChange[] }[]
}

/** A decimal string of the currency, or points of a share; a percentage. */
export interface ShownChange {
  difference: string | null
  percent: string | null
}

export interface ShownStatement {
  rows: ShownRow[]
  missing: Statement['missing']
  /** Labels of rows that must be nothing and are not. */
  broken: string[]
}

/**
 * A statement for some spans of days, each a column, as the caller may see it: wholly or not at all. Narrowed to some
 * values it is an extract, which need not be in balance.
 */
export async function statement(
  ctx: Context,
  layout: Layout,
  columns: readonly Column[],
  dimensions: DimensionFilter = {}
): Promise<ShownStatement> {
  needAll(ctx)
  const accounts = await measure(ctx, columns, dimensions)
  const shown = shownStatement(ctx, layout, accounts, columns.length)
  return isFiltered(dimensions) ? { ...shown, broken: [] } : shown
}

/** A layout filled with amounts, as it travels. */
export function shownStatement(
  ctx: Context,
  layout: Layout,
  accounts: readonly MeasuredAccount[],
  columns: number
): ShownStatement {
  const { rows, missing, broken } = evaluate(layout, accounts, columns)
  const labels = new Map(layout.rows.map((row) => [row.key, labelOf(ctx, row)]))
  return {
    rows: rows.map((row) => shownRow(ctx, row, labels.get(row.key)!)),
    missing,
    broken: broken.map((key) => labels.get(key)!),
  }
}

function shownRow(ctx: Context, row: StatementRow, label: string): ShownRow {
  const money = moneyOf(ctx)
  const share = (units: bigint) => new Decimal(units * 100n, 6).at(2).toString()
  const amount = (units: bigint | null) =>
    units === null ? null : row.isShare ? share(units) : money(units)
  const change = ({ difference, percent }: Change): ShownChange => ({
    difference: amount(difference),
    percent: percent === null ? null : share(percent),
  })
  return {
    key: row.key,
    label,
    level: row.level,
    is_bold: row.isBold,
    is_share: row.isShare,
    measure: row.measure ?? null,
    sign: row.sign ?? 1,
    amounts: row.amounts?.map(amount) ?? null,
    changes: changesOf(row.amounts ?? [], row.isShare).map(change),
    accounts: (row.accounts ?? []).map((one) => ({
      ...one,
      amounts: one.amounts.map(money),
      changes: changesOf(one.amounts).map(change),
    })),
  }
}

/** Layouts of Kontor name keys; those of people and of countries say words, behind the code the law gives a row. */
export function labelOf(ctx: Context, { code, label }: { code?: string; label: string }) {
  if (label.startsWith('statements.rows.')) return message(ctx.locale, `accounting.${label}`)
  return code ? `${code} ${label}` : label
}
