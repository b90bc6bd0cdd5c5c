import type { Field } from '#kernel/records/fields/kinds'
import type { FieldType, Row } from '#kernel/records/fields/types/field_type'
import { invalid, isEmpty } from '#kernel/records/fields/types/field_type'

const LONGEST = 200_000
const DEEPEST = 20

/** Structured settings in a text column. */
export const json: FieldType = {
  operators: ['null', 'notnull'],
  columnToWire: readJson,
  columnToValue: readJson,
  valueToColumn: (value) => (value === null || value === undefined ? null : JSON.stringify(value)),
  parse(input, field) {
    if (isEmpty(input, field)) return null
    if (!isPlain(input, 0) || JSON.stringify(input).length > LONGEST) throw invalid('E_JSON')
    return input
  },
  operand: () => {
    throw invalid('E_OPERAND')
  },
}

function readJson(row: Row, field: Field) {
  const column = row[field.key]
  return typeof column === 'string' ? JSON.parse(column) : (column ?? null)
}

/** Not too deep, and no key that could reach an object's prototype. */
function isPlain(input: unknown, depth: number): boolean {
  if (typeof input !== 'object' || input === null) return true
  if (depth > DEEPEST) return false
  return Object.entries(input).every(
    ([key, value]) => !isForbidden(key) && isPlain(value, depth + 1)
  )
}

const isForbidden = (key: string) =>
  key === '__proto__' || key === 'prototype' || key === 'constructor'
