import { Refusal, type FieldError } from '#kernel/http/refusal'
import { idOf } from '#kernel/exchange/import/lookups'
import type { SourceRow } from '#kernel/exchange/table/layout'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import type { ImportPlan } from '#kernel/exchange/import/plan'
import { wireValue } from '#kernel/exchange/mapping/cell'
import type { ResolvedColumn } from '#kernel/exchange/mapping/resolve'

/** A complaint about one row of the file; without `row` it is about the record as a whole. */
export interface RowComplaint extends FieldError {
  row?: number
}

export interface BuiltRecord {
  group: RowGroup
  body: Record<string, unknown>
  errors: RowComplaint[]
}

/** What spreadsheets open, and so has an apostrophe in front of what they would take for a formula. */
const TABLES = new Set(['csv', 'xlsx'])

/** The wire body a group of rows stands for, with every complaint about its cells. */
export function buildBody(plan: ImportPlan, group: RowGroup): BuiltRecord {
  const { defaults } = plan.mapping
  const built: BuiltRecord = { group, body: { ...defaults }, errors: [] }
  if (group.isApart) built.errors.push({ field: '', code: 'E_ROWS_APART' })
  for (const row of group.rows) checkLength(plan, row, built.errors)
  for (const column of plan.columns) {
    if (column.lines) continue
    const value = cellValue(plan, column, group.rows[0], built.errors)
    if (value !== null || !Object.hasOwn(defaults, column.field)) built.body[column.field] = value
  }
  addLines(plan, built)
  return built
}

/** More cells than columns: a separator stands within a cell without quotes, so all after it are shifted. */
function checkLength({ layout }: ImportPlan, row: SourceRow, errors: RowComplaint[]) {
  const columns = layout.headers.length
  if (row.cells.slice(columns).every((cell) => cell === '')) return
  errors.push({
    field: '',
    code: 'E_ROW_CELLS',
    params: { cells: row.cells.length, columns },
    row: row.number,
  })
}

function addLines(plan: ImportPlan, built: BuiltRecord) {
  const columns = plan.columns.filter((one) => one.lines)
  for (const [key, own] of Map.groupBy(columns, (one) => one.lines!)) {
    const lines = built.group.rows.map((row) =>
      Object.fromEntries(
        own.map((column) => [
          column.field.slice(key.length + 1),
          cellValue(plan, column, row, built.errors),
        ])
      )
    )
    // Of several things a record has lines of, one may have fewer than the other.
    const isApart = built.group.rows[0].record !== undefined
    built.body[key] = isApart ? lines.filter(isFilled) : lines
  }
}

/** A kind alone says nothing. */
const isFilled = (line: Record<string, unknown>) =>
  Object.entries(line).some(([key, value]) => key !== 'kind' && value !== null)

function cellValue(
  { lookups, zone, layout }: ImportPlan,
  column: ResolvedColumn,
  row: SourceRow,
  errors: RowComplaint[]
): unknown {
  const { target: field, owner: model, format, header } = column
  try {
    const kind = row.kinds?.[column.index]
    const isUnguarded = !TABLES.has(layout.format)
    const target = { field, model, format, zone, kind, isUnguarded }
    const value = wireValue(row.cells[column.index] ?? '', target)
    if (value === null || field.kind !== 'reference') return value
    return idOf(lookups.get(column)!, String(value))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    errors.push({ field: header, code: error.code, params: error.params, row: row.number })
    return null
  }
}
