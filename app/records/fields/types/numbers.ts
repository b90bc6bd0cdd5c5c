import { LARGEST_UNITS } from '#kernel/records/values/decimal'
import type { Field } from '#kernel/records/fields/kinds'
import type { FieldType } from '#kernel/records/fields/types/field_type'
import { EQUALITY, invalid, isEmpty, ORDER, shown } from '#kernel/records/fields/types/field_type'

const LARGEST = Number(LARGEST_UNITS)

function readInteger(input: unknown) {
  const value = typeof input === 'string' && /^[+-]?\d{1,19}$/.test(input) ? Number(input) : input
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw invalid('E_INTEGER', { value: shown(input) })
  }
  if (Math.abs(value) > LARGEST) throw invalid('E_NUMBER_TOO_LARGE', { value: shown(input) })
  return value === 0 ? 0 : value
}

function withinLimits(value: number, field: Field) {
  if (field.min !== undefined && value < field.min) throw invalid('E_MIN', { min: field.min })
  if (field.max !== undefined && value > field.max) throw invalid('E_MAX', { max: field.max })
  return value
}

const asNumber = (value: unknown) => (value === null || value === undefined ? null : Number(value))

export const integer: FieldType = {
  operators: [...EQUALITY, ...ORDER],
  columnToWire: (row, field) => asNumber(row[field.key]),
  columnToValue: (row, field) => asNumber(row[field.key]),
  valueToColumn: (value) => value ?? null,
  parse: (input, field) => (isEmpty(input, field) ? null : withinLimits(readInteger(input), field)),
  operand: readInteger,
}

/** The id of a record of another model. */
export const reference: FieldType = {
  ...integer,
  operators: [...EQUALITY, 'under'],
  parse: (input, field) => (isEmpty(input, field) ? null : readId(input)),
  operand: readId,
}

function readId(input: unknown) {
  if (typeof input !== 'number' || !Number.isInteger(input) || input < 1 || input > LARGEST) {
    throw invalid('E_REFERENCE', { value: shown(input) })
  }
  return input
}

export const boolean: FieldType = {
  operators: ['eq', 'ne', 'in', 'nin', 'null', 'notnull'],
  columnToWire: (row, field) => asBoolean(row[field.key]),
  columnToValue: (row, field) => asBoolean(row[field.key]),
  valueToColumn: (value) => (value === null || value === undefined ? null : value ? 1 : 0),
  parse: (input, field) => (isEmpty(input, field) ? false : readBoolean(input)),
  operand: (input) => (readBoolean(input) ? 1 : 0),
}

const asBoolean = (value: unknown) =>
  value === null || value === undefined ? null : Number(value) === 1

function readBoolean(input: unknown) {
  if (typeof input !== 'boolean') throw invalid('E_BOOLEAN', { value: shown(input) })
  return input
}
