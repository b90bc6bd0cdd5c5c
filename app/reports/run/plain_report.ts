import type { Context } from '#kernel/companies/context'
import type { Column } from '#kernel/records/query/column'
import { isSortable } from '#kernel/records/query/column'
import { refused } from '#kernel/records/query/refusals'
import { selectList } from '#kernel/records/query/select_list'
import { serializer } from '#kernel/records/query/serializer'
import { parseSort } from '#kernel/records/query/sort'
import { Source } from '#kernel/records/query/source'
import { sql } from '#kernel/records/query/sql'
import type { Answer, AnswerColumn } from '#kernel/reports/answer'
import { reportColumn } from '#kernel/reports/compile/find_key'
import { currencyOf } from '#kernel/reports/compile/measure'
import { baseFilter, conditionOf } from '#kernel/reports/compile/statement'
import type { ReadReport } from '#kernel/reports/query/read_report'
import { gatheredReport } from '#kernel/reports/run/gathered_report'
import { fieldLabel, plainLabels } from '#kernel/reports/run/names'
import { readInTime } from '#kernel/reports/run/read_in_time'

/** So many rows unless more are asked for. */
const ROWS = 1000

const SUMMED = new Set(['money', 'quantity', 'integer'])

/** Records one by one, with the sums of what can be added up. */
export async function plainReport(ctx: Context, read: ReadReport): Promise<Answer> {
  const source = new Source(ctx, read.model)
  const columns = read.columns.map((path, index) => plainColumn(source, path, `columns.${index}`))
  for (const { key, position } of read.sort) {
    const column = reportColumn(source, key, position)
    if (!isSortable(column.field)) throw refused(position, 'E_UNKNOWN_FIELD')
  }
  const words = read.sort.map(({ key, descending }) => (descending ? `-${key}` : key))
  const keys = parseSort(source, words.length > 0 ? words.join(',') : 'id')
  const where = conditionOf(source, baseFilter(source, read.filter, read.archived), read.archived)
  const currencies = columns.map(currencyOf).filter((one) => one !== undefined)
  const shown = [...columns, ...currencyColumns(source, columns, currencies)]
  const select = selectList(source, [...shown, ...keys.map((one) => one.column)])
  const from = source.from()
  const limit = read.limit ?? ROWS
  const order = keys.map((one) => one.order).join(', ')
  const found = await readInTime(
    ctx,
    read.model,
    sql(
      `SELECT ${select} FROM ${from.sql} WHERE ${where.sql} ORDER BY ${order} LIMIT ${limit + 1}`,
      [...from.bindings, ...where.bindings]
    )
  )
  const rows = found.slice(0, limit)
  const wire = rows.map(serializer(shown))
  const labels = await plainLabels(ctx, shown, rows)
  return {
    columns: shown.map((column) => answerColumn(ctx, column, labels.get(column))),
    rows: wire,
    ...(await sums(ctx, read, columns)),
    drill: rows.map((row) => ({ filter: ['id', 'eq', Number(row.id)] })),
    isCut: found.length > limit,
  }
}

function plainColumn(source: Source, path: string, position: string): Column {
  const column = reportColumn(source, path, position)
  if (column.field.kind === 'lines') throw refused(position, 'E_REPORT_DIMENSION')
  return column
}

/** The currencies that were not asked for, so that every amount says its own. */
function currencyColumns(source: Source, columns: readonly Column[], paths: readonly string[]) {
  const missing = [...new Set(paths)].filter((path) => !columns.some((one) => one.path === path))
  return missing.map((path) => reportColumn(source, path, 'columns'))
}

function answerColumn(
  ctx: Context,
  column: Column,
  labels: ReadonlyMap<string, string> | undefined
): AnswerColumn {
  const { path, field } = column
  const currency = currencyOf(column)
  return {
    key: path,
    label: fieldLabel(ctx, column),
    type: field.kind === 'computed' ? (field.type ?? 'text') : field.kind,
    role: 'column',
    ...(currency && { currencyKey: currency }),
    ...(labels && labels.size > 0 && { labels: Object.fromEntries(labels) }),
  }
}

/** The sums of everything found, under the names of the columns. */
async function sums(ctx: Context, read: ReadReport, columns: readonly Column[]) {
  const summed = columns.filter(({ field, declared }) => SUMMED.has(field.kind) && !declared.base)
  if (summed.length === 0) return { totals: null, subtotals: [] }
  const measures = summed.map(({ path }, index) => ({
    position: `columns.${index}`,
    fn: 'sum' as const,
    field: path,
    key: path,
  }))
  const { totals, subtotals } = await gatheredReport(ctx, {
    ...read,
    columns: [],
    measures,
    sort: [],
    limit: undefined,
  })
  return { totals, subtotals }
}
