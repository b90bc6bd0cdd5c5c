import { Refusal, type FieldError } from '#kernel/http/refusal'
import type { Lookup } from '#kernel/exchange/import/lookups'
import type { SourceRow } from '#kernel/exchange/csv/read_rows'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import { wireValue } from '#kernel/exchange/mapping/cell'
import type { ResolvedColumn } from '#kernel/exchange/mapping/resolve'
import type { Mapping } from '#kernel/exchange/mapping/mapping'

/** A complaint about one row of the file; without `row` it is about the record as a whole. */
export interface RowComplaint extends FieldError {
  row?: number
}

export interface BuiltRecord {
  group: RowGroup
  body: Record<string, unknown>
  errors: RowComplaint[]
}

/** The wire body a group of rows stands for, with every complaint about its cells. */
export function buildBody(
  columns: ResolvedColumn[],
  lookups: Map<ResolvedColumn, Lookup>,
  mapping: Mapping,
  group: RowGroup
): BuiltRecord {
  const built: BuiltRecord = { group, body: { ...mapping.defaults }, errors: [] }
  const [first] = group.rows
  for (const column of columns) {
    if (column.lines) continue
    const value = cellValue(column, lookups, first, built.errors)
    if (value !== null || !Object.hasOwn(mapping.defaults, column.field)) {
      built.body[column.field] = value
    }
  }
  addLines(columns, lookups, built)
  return built
}

function addLines(
  columns: ResolvedColumn[],
  lookups: Map<ResolvedColumn, Lookup>,
  built: BuiltRecord
) {
  for (const [key, own] of Map.groupBy(
    columns.filter((one) => one.lines),
    (one) => one.lines!
  )) {
    built.body[key] = built.group.rows.map((row) => {
      const line: Record<string, unknown> = {}
      for (const column of own) {
        const name = column.field.slice(key.length + 1)
        line[name] = cellValue(column, lookups, row, built.errors)
      }
      return line
    })
  }
}

function cellValue(
  column: ResolvedColumn,
  lookups: Map<ResolvedColumn, Lookup>,
  row: SourceRow,
  errors: RowComplaint[]
): unknown {
  try {
    const value = wireValue(
      row.cells[column.index] ?? '',
      column.target,
      column.owner,
      column.format
    )
    if (value === null || column.target.kind !== 'reference') return value
    return found(lookups.get(column)!.find(String(value)), String(value))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    errors.push({ field: column.header, code: error.code, params: error.params, row: row.number })
    return null
  }
}

function found(id: ReturnType<Lookup['find']>, text: string) {
  if (typeof id === 'number') return id
  const code = id === 'ambiguous' ? 'E_LOOKUP_AMBIGUOUS' : 'E_LOOKUP_MISSING'
  throw new Refusal(code, { value: text.slice(0, 80) }, { status: 422 })
}
