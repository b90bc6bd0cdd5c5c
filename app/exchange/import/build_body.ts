import { Refusal, type FieldError } from '#kernel/http/refusal'
import type { Lookup } from '#kernel/exchange/import/lookups'
import type { RowGroup } from '#kernel/exchange/import/group_rows'
import { wireValue } from '#kernel/exchange/mapping/cell'
import type { ResolvedColumn } from '#kernel/exchange/mapping/resolve'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import type { Model } from '#kernel/records/model'

export interface BuiltRecord {
  group: RowGroup
  body: Record<string, unknown>
  errors: FieldError[]
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
    const value = cellValue(column.owner, column, lookups, first.cells, built.errors)
    if (value !== null || !Object.hasOwn(mapping.defaults, column.field)) built.body[column.field] = value
  }
  addLines(columns, lookups, built)
  return built
}

function addLines(columns: ResolvedColumn[], lookups: Map<ResolvedColumn, Lookup>, built: BuiltRecord) {
  for (const [key, own] of Map.groupBy(columns.filter((one) => one.lines), (one) => one.lines!)) {
    built.body[key] = built.group.rows.map((row) => {
      const line: Record<string, unknown> = {}
      for (const column of own) {
        const name = column.field.slice(key.length + 1)
        line[name] = cellValue(column.owner, column, lookups, row.cells, built.errors)
      }
      return line
    })
  }
}

function cellValue(
  model: Model,
  column: ResolvedColumn,
  lookups: Map<ResolvedColumn, Lookup>,
  cells: string[],
  errors: FieldError[]
): unknown {
  try {
    const value = wireValue(cells[column.index] ?? '', column.target, model, column.format)
    if (value === null || column.target.kind !== 'reference') return value
    return found(lookups.get(column)!.find(String(value)), String(value))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    errors.push({ field: column.header, code: error.code, params: error.params })
    return null
  }
}

function found(id: ReturnType<Lookup['find']>, text: string) {
  if (typeof id === 'number') return id
  const code = id === 'ambiguous' ? 'E_LOOKUP_AMBIGUOUS' : 'E_LOOKUP_MISSING'
  throw new Refusal(code, { value: text.slice(0, 80) }, { status: 422 })
}
