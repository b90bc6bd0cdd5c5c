import { createRequire } from 'node:module'
import type { CodeList, Field } from '#kernel/records/fields/kinds'
import type { FieldType } from '#kernel/records/fields/types/field_type'
import { EQUALITY, invalid, isEmpty, shown } from '#kernel/records/fields/types/field_type'
import { cleanText } from '#kernel/records/fields/types/text'
import { isCurrency } from '#kernel/records/values/currency'

const isCode: Record<CodeList, (code: string) => boolean> = {
  currency: isCurrency,
  country: (code) => isoCountries().has(code),
  language: (code) => /^[a-z]{2,3}$/.test(code),
  time_zone: isTimeZone,
  model: (code) => /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(code),
}

const require = createRequire(import.meta.url)
let known: Set<string> | undefined

/** ISO 3166 alpha-2 codes; the package itself would load the names of 80 languages. */
function isoCountries() {
  known ??= new Set((require('i18n-iso-countries/codes.json') as string[][]).map(([code]) => code))
  return known
}

/** By name, old or new ("Europe/Kyiv", "Europe/Kiev"); never a bare offset. */
function isTimeZone(code: string) {
  if (!/^(UTC|[A-Z][A-Za-z]+\/[A-Za-z0-9_+/-]+)$/.test(code)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: code }) !== null
  } catch {
    return false
  }
}

/** Whether a field that lists its values has this one. */
function offers(field: Field, value: string) {
  if (field.of === undefined) return true
  return typeof field.of === 'string' ? isCode[field.of](value) : field.of.includes(value)
}

function readChoice(input: unknown, field: Field) {
  if (typeof input !== 'string' || !offers(field, input)) {
    throw invalid('E_CHOICE', { value: shown(input) })
  }
  return input
}

/** One of a few codes, compared exactly. */
export const choice: FieldType = {
  operators: EQUALITY,
  columnToWire: (row, field) => row[field.key] ?? null,
  columnToValue: (row, field) => row[field.key] ?? null,
  valueToColumn: (value) => value ?? null,
  parse: (input, field) => (isEmpty(input, field) ? null : readChoice(input, field)),
  operand: readChoice,
}

/** Several words, kept as a JSON list; a filter asks whether a word is among them. */
export const tags: FieldType = {
  operators: ['contains', 'null', 'notnull'],
  columnToWire: readList,
  columnToValue: readList,
  valueToColumn: (value) => ((value as string[] | null)?.length ? JSON.stringify(value) : null),
  parse(input, field) {
    if (isEmpty(input, field)) return []
    if (!Array.isArray(input) || input.length > 100) throw invalid('E_TAGS')
    const words = input.map((word) => readTag(word, field)).filter((word) => word !== '')
    if (words.length === 0) isEmpty('', field)
    return [...new Set(words)]
  },
  operand: (input, field) => JSON.stringify(readTag(input, field)),
}

function readTag(input: unknown, field: Field) {
  return field.of ? readChoice(input, field) : cleanText(input, { kind: 'text', max: 60 })
}

function readList(row: Record<string, unknown>, field: Field) {
  const column = row[field.key]
  return typeof column === 'string' ? JSON.parse(column) : (column ?? [])
}
