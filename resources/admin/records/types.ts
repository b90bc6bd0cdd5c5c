import type { FieldDescription } from '#kernel/records/screens/description'

export type {
  FieldDescription,
  ModelDescription,
  OperationDescription,
  ReferenceDescription,
} from '#kernel/records/screens/description'

/** A record as the wire carries it. */
export type Row = Record<string, unknown> & { id: number; version: number }

export type Values = Record<string, unknown>

/** What an included reference says of its record. */
export interface Labelled {
  id: number
  label: string
}

/** The kind that decides how a value looks: a computed field looks like what it computes. */
export function kindOf(field: FieldDescription) {
  return field.kind === 'computed' ? (field.type ?? 'text') : field.kind
}

/** Whose a record is: an id that is shown as the company's name. */
export function isCompany(field: FieldDescription) {
  return field.base && field.key === 'company_id'
}

/** Says what sort of record it is, from the beginning: an invoice or a bill, money in or out. */
export function saysSort(field: FieldDescription) {
  return field.kind === 'choice' && field.required && field.creatable && field.options !== undefined
}

const NUMERIC = new Set(['integer', 'money', 'quantity', 'price', 'percent'])

export function isNumeric(field: FieldDescription) {
  return NUMERIC.has(kindOf(field)) && !isCompany(field)
}
