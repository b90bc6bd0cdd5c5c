import { type Context, type FileTable, message, Refusal, tableFile } from 'kontor/plugin'
import { dayText, daysText } from '../ledger/day_text.js'
import { readColumn } from '../statements/columns.js'
import { layoutsFor } from '../statements/layouts/layouts_for.js'
import type { Layout } from '../statements/layout.js'
import { groupStatement } from './statement.js'

type Query = Record<string, unknown>

/** Statements of a group: what there is on a day, results, and the shipped statement of cash flows. */
const fits = ({ key, of, covers, checks }: Layout) =>
  of === 'day' ||
  key === 'cash_flow' ||
  (!checks?.length && (covers ?? []).every((kind) => kind === 'income' || kind === 'expense'))

async function read(ctx: Context, query: Query) {
  const offered = (await layoutsFor(ctx)).filter(
    (one) => fits(one.layout) && (one.layout.covers?.length ?? 1) > 0
  )
  const found = offered.find((one) => one.key === (query.layout ?? offered[0].key))
  if (!found) {
    const value = String(query.layout).slice(0, 60)
    throw Refusal.input([{ field: 'layout', code: 'E_CHOICE', params: { value } }])
  }
  const column = await readColumn(ctx, query)
  return { offered, found, column, told: await groupStatement(ctx, found.layout, column) }
}

/** A statement of the group, with a column for each of its companies. */
export async function consolidationScreen(ctx: Context, query: Query) {
  const { offered, found, column, told } = await read(ctx, query)
  return {
    layouts: offered.map(({ key, name }) => ({ key, name })),
    layout: found.key,
    of: found.layout.of,
    ...column,
    currency: ctx.company.currency,
    home: ctx.company.id,
    statement: told,
  }
}

/** The same as a file: a column for each company, eliminations, and the group. */
export async function consolidationFile(ctx: Context, query: Query) {
  const { found, column, told } = await read(ctx, query)
  const text = (key: string, params: Record<string, string> = {}) =>
    message(ctx.locale, `accounting.screens.consolidation.${key}`, params)
  const amounts = (list: (string | null)[] | null) =>
    Object.fromEntries((list ?? []).map((amount, at) => [`amount_${at}`, amount]))
  const rows = told.rows.filter((row) => !row.is_share)
  const table: FileTable = {
    title: `${text('title')}: ${found.name}`,
    notes: [
      found.layout.of === 'day' ? dayText(ctx.locale, column.to) : daysText(ctx.locale, column),
      ...told.left.map((name) => text('left', { name })),
      ...told.mismatches.map((one) => text('mismatch', one)),
    ],
    columns: [
      { key: 'label', label: text('row'), type: 'text' },
      ...told.heads.map(
        (label, at) =>
          ({ key: `amount_${at}`, label, type: 'money', currency: ctx.company.currency }) as const
      ),
    ],
    rows: rows.flatMap((row) => [
      { label: `${'  '.repeat(row.level)}${row.label}`, ...amounts(row.amounts) },
      ...row.accounts.map((one) => ({
        label: `${'  '.repeat(row.level + 1)}${one.code} ${one.name}`,
        ...amounts(one.amounts),
      })),
    ]),
    looks: rows.flatMap((row) => [
      { level: row.level, isBold: row.is_bold },
      ...row.accounts.map(() => ({ level: row.level + 1 })),
    ]),
  }
  return tableFile(ctx, table, query.format)
}
