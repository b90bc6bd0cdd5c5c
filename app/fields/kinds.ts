import type { FieldKind } from '#kernel/records/fields/kinds'

/** What the values of a custom field can be. */
export const CUSTOM_KINDS = [
  'text',
  'long_text',
  'email',
  'phone',
  'url',
  'integer',
  'money',
  'quantity',
  'price',
  'percent',
  'boolean',
  'date',
  'datetime',
  'choice',
  'tags',
  'reference',
] as const

/** What a definition can be: a formula's values have the kind of its result. */
export const DEFINED_KINDS = [...CUSTOM_KINDS, 'formula'] as const

export type DefinedKind = (typeof DEFINED_KINDS)[number]

export type ValueColumn = 'value_string' | 'value_number' | 'value_code' | 'value_date'

const COLUMNS: Partial<Record<FieldKind, ValueColumn>> = {
  text: 'value_string',
  email: 'value_string',
  phone: 'value_string',
  integer: 'value_number',
  money: 'value_number',
  quantity: 'value_number',
  price: 'value_number',
  percent: 'value_number',
  reference: 'value_number',
  choice: 'value_code',
  date: 'value_date',
  datetime: 'value_date',
}

/** The column of the index table that holds values of a kind; undefined where the kind has none. */
export function valueColumn(kind: FieldKind): ValueColumn | undefined {
  return COLUMNS[kind]
}

/** Kinds whose values are compared without case, and those that are numbers in a column. */
export const isTextKind = (kind: FieldKind) =>
  ['text', 'long_text', 'email', 'phone', 'url', 'tags'].includes(kind)

export const isNumberKind = (kind: FieldKind) =>
  kind === 'boolean' || COLUMNS[kind] === 'value_number'
