import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Column } from '#kernel/records/query/column'
import { isSortable } from '#kernel/records/query/column'
import { refused } from '#kernel/records/query/refusals'
import { selectList } from '#kernel/records/query/select_list'
import { serializer } from '#kernel/records/query/serializer'
import { parseSort } from '#kernel/records/query/sort'
import type { Source } from '#kernel/records/query/source'
import { sql } from '#kernel/records/query/sql'
import type { Answer, AnswerColumn, Drill } from '#kernel/reports/answer'
import { reportColumn } from '#kernel/reports/compile/find_key'
import { computedFields } from '#kernel/reports/compile/computed_fields'
import { asWritten } from '#kernel/reports/compile/computed'
import type { Computed } from '#kernel/reports/compile/computed'
import { currencyColumn } from '#kernel/reports/compile/currency_column'
import { currencyOf } from '#kernel/reports/compile/measure'
import { MOST_ROWS } from '#kernel/reports/query/read_report'
import type { ReadReport } from '#kernel/reports/query/read_report'
import { computedOnWire, oneCurrency } from '#kernel/reports/run/computed_value'
import { inOrder, reckonRows } from '#kernel/reports/run/computed_rows'
import type { ReckonedRow } from '#kernel/reports/run/computed_rows'
import { fieldLabel, plainLabels } from '#kernel/reports/run/names'
import { conditionsOf, listFilter, openSource } from '#kernel/reports/sources/open_source'
import { plainTotals } from '#kernel/reports/run/plain_totals'
import { readInTime } from '#kernel/reports/run/read_in_time'

/** So many rows unless more are asked for. */
const ROWS = 1000

/** Records one by one, with what expressions make of them, and the totals of what can be added up. */
export async function plainReport(ctx: Context, read: ReadReport): Promise<Answer> {
  const source = openSource(ctx, read)
  const columns = read.columns.map((path, index) => plainColumn(source, path, `columns.${index}`))
  const { computed, fields } = computedFields(source, read.computed)
  const shown = [...columns, ...currencyColumns(source, columns, computed, fields)]
  const { rows, isCut } = await readRows(ctx, source, read, { shown, computed, fields })
  const records = rows.map((one) => one.row)
  const labels = await plainLabels(ctx, shown, records)
  const serialize = serializer(shown)
  return {
    columns: [
      ...shown.map((column) => answerColumn(ctx, column, labels.get(column))),
      ...asWritten(computed).map((one) => computedColumn(one, rows)),
    ],
    rows: rows.map(({ row, figures }) => {
      const made = computed.map((one) => [one.key, computedOnWire(one, figures[one.key])])
      return { ...serialize(row), ...Object.fromEntries(made) }
    }),
    ...(await plainTotals(ctx, read, columns, { computed, fields })),
    drill: records.map((row) => drillOf(read, Number(row.id))),
    isCut,
  }
}

interface Wanted {
  shown: readonly Column[]
  computed: readonly Computed[]
  fields: ReadonlyMap<string, Column>
}

/** The records in their order. One that computed columns have a part in is made here, of all that is found. */
async function readRows(
  ctx: Context,
  source: Source,
  read: ReadReport,
  { shown, computed, fields }: Wanted
) {
  const { sort, limit = ROWS, model } = read
  const isMade = (key: string) => computed.some((one) => one.key === key)
  const words = sort.filter(({ key }) => !isMade(key))
  for (const { key, position } of words) {
    const column = reportColumn(source, key, position)
    if (!isSortable(column.field)) throw refused(position, 'E_UNKNOWN_FIELD')
  }
  const names = words.map(({ key, descending }) => (descending ? `-${key}` : key))
  const keys = parseSort(source, names.length > 0 ? names.join(',') : 'id')
  const { where } = conditionsOf(source, read)
  const needed = [...shown, ...fields.values(), ...keys.map((one) => one.column)]
  const select = selectList(source, needed)
  const from = source.from()
  const order = keys.map((one) => one.order).join(', ')
  const isMadeOrder = words.length < sort.length
  const most = isMadeOrder ? MOST_ROWS : limit
  const found = await readInTime(
    ctx,
    model,
    sql(
      `SELECT ${select} FROM ${from.sql} WHERE ${where.sql} ORDER BY ${order} LIMIT ${most + 1}`,
      [...from.bindings, ...where.bindings]
    )
  )
  if (isMadeOrder && found.length > MOST_ROWS) {
    throw new Refusal('E_REPORT_GROUPS', { most: MOST_ROWS }, { status: 422 })
  }
  const isCut = found.length > limit
  if (!isMadeOrder) {
    return { rows: reckonRows(ctx, found.slice(0, limit), computed, fields), isCut }
  }
  const rows = await inOrder(ctx, source, sort, computed, reckonRows(ctx, found, computed, fields))
  return { rows: rows.slice(0, limit), isCut }
}

function plainColumn(source: Source, path: string, position: string): Column {
  const column = reportColumn(source, path, position)
  if (column.field.kind === 'lines') throw refused(position, 'E_REPORT_DIMENSION')
  return column
}

function drillOf({ declared }: ReadReport, id: number): Drill | null {
  const filter = listFilter(declared, ['id', 'eq', id])
  return filter && { filter }
}

/** The currencies that were not asked for, so that every amount says its own. */
function currencyColumns(
  source: Source,
  columns: readonly Column[],
  computed: readonly Computed[],
  fields: ReadonlyMap<string, Column>
): Column[] {
  const made = new Set(computed.map((one) => one.currency))
  const read = [...fields.values()].filter((one) => made.has(currencyOf(one)))
  const found = new Map<string, Column>()
  for (const amount of [...columns, ...read]) {
    const path = currencyOf(amount)
    if (path === undefined || columns.some((one) => one.path === path)) continue
    found.set(path, currencyColumn(source, amount, 'columns')!)
  }
  return [...found.values()]
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

function computedColumn(computed: Computed, rows: readonly ReckonedRow[]): AnswerColumn {
  const { key, label, kind: type, currency: currencyKey } = computed
  const one = currencyKey
    ? { currencyKey }
    : oneCurrency(
        computed,
        rows.map((row) => row.figures)
      )
  return { key, label, type, role: 'column', computed: true, ...one }
}
