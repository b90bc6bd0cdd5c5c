import type { CustomFields } from '#kernel/fields/company_fields'
import type { Extension } from '#kernel/plugins/registry'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { quoted } from '#kernel/records/query/sql'

/** A table of a statement, while a path is followed. */
export interface Place {
  model: Model
  alias: string
  /** The path that led here, with its dot: "", "category.", "accounting.". */
  prefix: string
  /** The extension whose table it is, and the place of the record it extends. */
  extension?: Extension
  /** The custom fields of the record, whose values these are. */
  custom?: CustomFields
  extended?: Place
}

/** The column of a field at a place, with everything its value is made from. */
export function columnAt(place: Place, field: Field): Column {
  const path = place.prefix + field.key
  const name = `${place.alias}.${quoted(field.key)}`
  const column = { path, sql: name, declared: field, model: place.model }
  if (field.kind === 'computed') return { ...column, ...computedAt(place, field, path) }
  const currency = currencyAt(place, field)
  const reads = new Map([[path, name], ...(currency ? [currency] : [])])
  return { ...column, field: { ...field, key: path, currency: currency?.[0] }, reads }
}

/** An amount's currency stands beside it, or in the record that an extension extends. */
function currencyAt(place: Place, field: Field): [path: string, sql: string] | undefined {
  if (!field.currency) return undefined
  const own = !place.extension || place.extension.fields.some((one) => one.key === field.currency)
  const { prefix, alias } = own ? place : place.extended!
  return [prefix + field.currency, `${alias}.${quoted(field.currency)}`]
}

function computedAt(place: Place, field: Field, path: string) {
  const from = field.from ?? []
  const reads = new Map(from.map((key) => [place.prefix + key, `${place.alias}.${quoted(key)}`]))
  const value = (row: Row) =>
    field.value!(Object.fromEntries(from.map((key) => [key, row[place.prefix + key]])))
  const currency =
    field.type === 'money' ? place.prefix + (field.currency ?? 'currency') : undefined
  return { field: { ...field, key: path, value, currency }, reads }
}
