import type { FieldType, Row } from '#kernel/records/fields/types/field_type'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Field } from '#kernel/records/fields/kinds'
import type { Column } from '#kernel/records/query/column'

type Reader = (row: Row) => Row

/** Kinds whose column already is what JSON shows. */
const AS_STORED = new Set(['text', 'long_text', 'email', 'phone', 'url', 'choice', 'date'])

/** Turns plain rows into their wire form, with just these columns in this order. */
export function serializer(columns: readonly Column[]): Reader {
  const readers = columns.map(({ path, field }) => ({
    path,
    field,
    read: AS_STORED.has(field.kind) ? null : readerOf(field),
  }))
  return (row) => {
    const wire: Row = {}
    for (const { path, field, read } of readers) wire[path] = read ? read(row, field) : row[path]
    return wire
  }
}

function readerOf(field: Field): FieldType['columnToWire'] {
  const { columnToWire } = typeOf(field.kind)
  return (row, one) => columnToWire(row, one)
}
