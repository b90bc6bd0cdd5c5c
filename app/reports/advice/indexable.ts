import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** What one index of MariaDB bears, whatever the engine: a deployment may move. */
const MOST_BYTES = 3072
const MOST_COLUMNS = 16

const TEXTS = new Set<FieldKind>(['text', 'email', 'phone', 'url', 'choice'])
const NUMBERS = new Set<FieldKind>([
  'integer',
  'money',
  'quantity',
  'price',
  'percent',
  'boolean',
  'date',
  'datetime',
  'reference',
])
/** Columns every table of records has, besides its fields. */
const BASE = ['id', 'company_id', 'archived_at']

/** Whether the model's own table has a column an index can hold. Names are compared with the registry, never used as given. */
export function isIndexable(model: Model, column: string) {
  if (BASE.includes(column)) return column !== 'company_id' || model.scope !== 'global'
  const field = model.fields.get(column)
  return field !== undefined && (TEXTS.has(field.kind) || NUMBERS.has(field.kind))
}

/** Whether these columns together are no more than an index may hold. */
export function fitIntoIndex(model: Model, columns: readonly string[]) {
  const bytes = columns.reduce((sum, one) => sum + bytesOf(model.fields.get(one)), 0)
  return columns.length <= MOST_COLUMNS && bytes <= MOST_BYTES
}

/** A letter takes up to four bytes, and the length of a text two. */
function bytesOf(field: Field | undefined) {
  if (!field || !TEXTS.has(field.kind)) return 9
  return 4 * (field.max ?? (field.kind === 'choice' ? 40 : 255)) + 3
}
