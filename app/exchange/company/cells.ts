import { typeOf } from '#kernel/records/fields/types/index'
import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** Kinds whose cell is the value of the API; the others are text or numbers as they are stored. */
const WIRE = new Set<FieldKind>(['money', 'quantity', 'price', 'percent', 'boolean', 'datetime'])

type Row = Record<string, unknown>

/** A column's value as a cell. `\N` is "no value"; a text that begins with a backslash gets one more. */
export function toCell(row: Row, column: string, model: Model | null): string {
  const value = row[column]
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  const field = model?.fields.get(column)
  const shown = field && WIRE.has(field.kind) ? typeOf(field.kind).columnToWire(row, field) : value
  const text = String(shown)
  return text.startsWith('\\') ? `\\${text}` : text
}

/** A cell as the column's value. */
export function fromCell(cells: Record<string, string>, column: string, model: Model | null) {
  const cell = cells[column]
  if (cell === '\\N') return null
  const text = cell.startsWith('\\') ? cell.slice(1) : cell
  const field = model?.fields.get(column)
  if (!field || !WIRE.has(field.kind)) return text
  const bare: Field = { ...field, required: false, min: undefined, max: undefined }
  const input = field.kind === 'boolean' ? text === 'true' : text
  const scope = { currency: field.currency && cells[field.currency] }
  const type = typeOf(field.kind)
  return type.valueToColumn(type.parse(input, bare, scope), bare)
}

/** What a table's cells mean, as JSON Schema: for whoever reads the files with other programs. */
export function schemaOf(table: string, columns: readonly string[], model: Model | null) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: model?.name ?? table,
    description: 'One row of the CSV file. The cell \\N is null; a leading backslash is doubled.',
    type: 'object',
    properties: Object.fromEntries(
      columns.map((column) => [column, propertyOf(model?.fields.get(column))])
    ),
  }
}

function propertyOf(field: Field | undefined) {
  if (!field) return { type: ['string', 'null'] }
  const format = { date: 'date', datetime: 'date-time', email: 'email' }[field.kind as string]
  return {
    'type': [field.kind === 'boolean' ? 'boolean' : 'string', 'null'],
    'x-kind': field.kind,
    ...(format && { format }),
    ...(field.to && { 'x-references': field.to }),
    ...(field.currency && { 'x-currency': field.currency }),
    ...(Array.isArray(field.of) && { enum: [...field.of, null] }),
  }
}
