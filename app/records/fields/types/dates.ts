import type { FieldType } from '#kernel/records/fields/types/field_type'
import { EQUALITY, invalid, isEmpty, ORDER, shown } from '#kernel/records/fields/types/field_type'

const DAY = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const MOMENT =
  /^[1-9]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** Whether the text is a day that exists: "2026-02-29" is none. */
export function isDay(input: unknown): input is string {
  const match = typeof input === 'string' && DAY.exec(input)
  if (!match) return false
  const [, year, month, day] = match.map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function readDay(input: unknown) {
  if (!isDay(input)) throw invalid('E_DATE', { value: shown(input) })
  return input
}

/** A business date: the same text in all three shapes. */
export const date: FieldType = {
  operators: [...EQUALITY, ...ORDER],
  columnToWire: (row, field) => row[field.key] ?? null,
  columnToValue: (row, field) => row[field.key] ?? null,
  valueToColumn: (value) => value ?? null,
  parse: (input, field) => (isEmpty(input, field) ? null : readDay(input)),
  operand: readDay,
}

/** "2026-11-22 09:30:00.000" → "2026-11-22T09:30:00.000Z"; MySQL leaves out a fraction of zero. */
function toMoment(column: unknown) {
  if (column === null || column === undefined) return null
  const text = String(column)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, 23).padEnd(3, '0')}Z`
}

/** "2026-11-22T09:30:00.000Z", or a Date → "2026-11-22 09:30:00.000". */
export function momentToColumn(moment: string | Date) {
  const iso = moment instanceof Date ? moment.toISOString() : moment
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`
}

function readMoment(input: unknown) {
  const fits = typeof input === 'string' && MOMENT.test(input) && isDay(input.slice(0, 10))
  const moment = fits ? new Date(input) : new Date(Number.NaN)
  const year = moment.getUTCFullYear()
  if (!(year >= 1000 && year <= 9999)) throw invalid('E_DATETIME', { value: shown(input) })
  return moment.toISOString()
}

/** A moment: ISO 8601 UTC with milliseconds on the wire and in TypeScript. */
export const datetime: FieldType = {
  operators: [...EQUALITY, ...ORDER],
  columnToWire: (row, field) => toMoment(row[field.key]),
  columnToValue: (row, field) => toMoment(row[field.key]),
  valueToColumn: (value) =>
    value === null || value === undefined ? null : momentToColumn(value as string | Date),
  parse: (input, field) => (isEmpty(input, field) ? null : readMoment(input)),
  operand: (input) => momentToColumn(readMoment(input)),
}
