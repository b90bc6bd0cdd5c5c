import { type Context, type FileTable, message, tableFile } from 'kontor/plugin'
import { dayText, daysText } from '../ledger/day_text.js'
import { columnsOf, readColumn, readComparison, type Comparison } from './columns.js'
import { dimensionNotes, readDimensions } from './dimensions/read_dimensions.js'
import type { Layout } from './layout.js'
import type { Column } from './measure.js'
import { readLayout } from './layouts/layouts_for.js'
import { statement, type ShownRow } from './statement.js'

const text = (ctx: Context, key: string, params: Record<string, string | number> = {}) =>
  message(ctx.locale, `accounting.screens.${key}`, params)

/** A statement as a file: one row each, accounts below the rows they are in, what changed beside what it is compared with. */
export async function statementFile(ctx: Context, query: Record<string, unknown>) {
  const { layout, name, own } = await readLayout(ctx, query)
  const comparison = readComparison(query)
  const columns = columnsOf(await readColumn(ctx, query), comparison)
  const dimensions = await readDimensions(ctx, query)
  const { rows } = await statement(ctx, layout, columns, dimensions.filter)
  const lines = rows.filter((row) => !row.is_share).flatMap(linesOf)
  const table: FileTable = {
    title: name,
    notes: [
      ...(own ? [text(ctx, 'layout.version', { number: own.revision })] : []),
      ...dimensionNotes(ctx, dimensions),
    ],
    columns: [
      { key: 'label', label: text(ctx, 'statements.row'), type: 'text' },
      ...columns.flatMap((column, at) => headsOf(ctx, { layout, column, at, comparison })),
    ],
    rows: lines.map(({ cells }) => cells),
    looks: lines.map(({ look }) => look),
  }
  return tableFile(ctx, table, query.format)
}

interface Head {
  layout: Layout
  column: Column
  at: number
  comparison: Comparison
}

/** A column and, beside all but the first, what changed since. */
function headsOf(ctx: Context, { layout, column, at, comparison }: Head): FileTable['columns'] {
  const { currency } = ctx.company
  const { locale } = ctx
  const label = layout.of === 'day' ? dayText(locale, column.to) : daysText(locale, column)
  const amount = { key: `amount_${at}`, label, type: 'money', currency } as const
  if (at === 0) return [amount]
  const changed = (key: 'difference' | 'percent') => `${text(ctx, `statements.${key}`)} (${label})`
  return [
    amount,
    ...(comparison.difference
      ? [{ ...amount, key: `difference_${at}`, label: changed('difference') }]
      : []),
    ...(comparison.percent
      ? [{ key: `percent_${at}`, label: changed('percent'), type: 'quantity' as const }]
      : []),
  ]
}

type Cells = Pick<ShownRow, 'amounts' | 'changes'> & { id?: number }

/** A row, and its accounts below it; programs know it by its key, and them by their ids. */
function linesOf(row: ShownRow) {
  const { key, level, label, is_bold: isBold } = row
  return [
    { look: { level, isBold }, cells: { row: key, ...cellsOf(label, level, row) } },
    ...row.accounts.map((one) => ({
      look: { level: level + 1 },
      cells: { row: key, ...cellsOf(`${one.code} ${one.name}`, level + 1, one) },
    })),
  ]
}

/** Plain text knows no other way to say how deep a row stands than spaces. */
function cellsOf(label: string, level: number, { amounts, changes, id }: Cells) {
  return {
    account_id: id ?? null,
    level,
    label: `${'  '.repeat(level)}${label}`,
    ...Object.fromEntries((amounts ?? []).map((amount, at) => [`amount_${at}`, amount])),
    ...Object.fromEntries(
      changes.flatMap(({ difference, percent }, at) => [
        [`difference_${at + 1}`, difference],
        [`percent_${at + 1}`, percent],
      ])
    ),
  }
}
