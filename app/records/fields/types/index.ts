import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import { money, scaled } from '#kernel/records/fields/types/amounts'
import { choice, tags } from '#kernel/records/fields/types/choice'
import { email, phone, url } from '#kernel/records/fields/types/contact_details'
import { date, datetime } from '#kernel/records/fields/types/dates'
import type { FieldType, Row } from '#kernel/records/fields/types/field_type'
import { invalid } from '#kernel/records/fields/types/field_type'
import { boolean, integer, reference } from '#kernel/records/fields/types/numbers'
import { json } from '#kernel/records/fields/types/structured'
import { text } from '#kernel/records/fields/types/text'

const refuse = () => {
  throw invalid('E_READONLY')
}

/** The row in the shape of the computed value's own kind: `value` returns what its column would hold. */
const made = (row: Row, field: Field) => ({ ...row, [field.key]: field.value!(row) })

/** Made from other columns of the row; has none of its own, so it cannot be filtered by. */
const computed: FieldType = {
  operators: [],
  columnToWire: (row, field) => typeOf(field.type!).columnToWire(made(row, field), field),
  columnToValue: (row, field) => typeOf(field.type!).columnToValue(made(row, field), field),
  valueToColumn: refuse,
  parse: refuse,
  operand: refuse,
}

/** Rows of another table; whoever loads them puts them under the field's key. */
const lines: FieldType = {
  operators: [],
  columnToWire: (row, field) => row[field.key] ?? [],
  columnToValue: (row, field) => row[field.key] ?? [],
  valueToColumn: refuse,
  parse(input) {
    if (input === null || input === undefined) return []
    if (!Array.isArray(input)) throw invalid('E_LINES')
    return input
  },
  operand: refuse,
}

const types: Record<FieldKind, FieldType> = {
  text,
  long_text: text,
  email,
  phone,
  url,
  integer,
  money,
  quantity: scaled,
  price: scaled,
  percent: scaled,
  boolean,
  date,
  datetime,
  choice,
  tags,
  json,
  reference,
  lines,
  computed,
}

/** How fields of a kind behave. */
export function typeOf(kind: FieldKind): FieldType {
  return types[kind]
}
