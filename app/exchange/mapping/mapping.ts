import { Refusal, type FieldError } from '#kernel/http/refusal'

/** How one column of a file becomes a field. */
export interface ColumnMapping {
  /** The field: `name`, `category_id`, `lines.quantity`, `inventory.reorder_level`. */
  field: string
  /** reference: the other model's field the cell is looked up in, `external_id` unless told. */
  lookup?: string
  /** A date pattern ("dd.MM.yyyy"), `decimal_comma`, or a text with `{value}`. */
  format?: string
}

/** What API.md calls the mapping of an import. */
export interface Mapping {
  /** Fields that tell whether a record is already there; empty: every row is new. */
  match: string[]
  columns: Record<string, ColumnMapping>
  defaults: Record<string, unknown>
  on_match: 'update' | 'skip'
}

type Parts = Record<string, unknown>

const KEYS = new Set(['match', 'columns', 'defaults', 'on_match'])
const COLUMN_KEYS = new Set(['field', 'lookup', 'format'])
const LONGEST = 120
const MOST_MATCHED = 5

/** Reads a mapping as JSON text or object. Throws 422 with every complaint: E_MAPPING, E_UNKNOWN_FIELD. */
export function parseMapping(input: unknown): Mapping {
  const value = typeof input === 'string' ? fromJson(input) : input
  if (!isParts(value)) throw Refusal.input([{ field: 'mapping', code: 'E_MAPPING' }])
  const errors: FieldError[] = []
  refuseUnknown(value, KEYS, 'mapping', errors)
  const { match = ['external_id'], columns, defaults = {}, on_match: onMatch = 'update' } = value
  const isList = Array.isArray(match) && match.length <= MOST_MATCHED && match.every(isName)
  if (!isList) errors.push({ field: 'mapping.match', code: 'E_MAPPING' })
  if (!isParts(defaults)) errors.push({ field: 'mapping.defaults', code: 'E_MAPPING' })
  if (onMatch !== 'update' && onMatch !== 'skip') {
    errors.push({ field: 'mapping.on_match', code: 'E_MAPPING' })
  }
  checkColumns(columns, errors)
  if (errors.length > 0) throw Refusal.input(errors)
  return { match, columns, defaults, on_match: onMatch } as Mapping
}

function checkColumns(columns: unknown, errors: FieldError[]) {
  if (!isParts(columns) || Object.keys(columns).length === 0) {
    errors.push({ field: 'mapping.columns', code: 'E_MAPPING' })
    return
  }
  for (const [header, column] of Object.entries(columns)) {
    const path = `mapping.columns.${header.slice(0, LONGEST)}`
    if (!isParts(column) || !isColumn(column)) errors.push({ field: path, code: 'E_MAPPING' })
    else refuseUnknown(column, COLUMN_KEYS, path, errors)
  }
}

function isColumn({ field, lookup = '', format = '' }: Parts) {
  return isName(field) && [lookup, format].every((one) => one === '' || isName(one))
}

function refuseUnknown(parts: Parts, known: Set<string>, path: string, errors: FieldError[]) {
  for (const key of Object.keys(parts)) {
    if (!known.has(key)) {
      errors.push({ field: `${path}.${key.slice(0, LONGEST)}`, code: 'E_UNKNOWN_FIELD' })
    }
  }
}

const isName = (value: unknown) =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
