import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'

type Values = Record<string, unknown>

/** Custom values by name, each as a column would hold it; null is one that was emptied. */
export type CustomValues = Readonly<Record<string, unknown>>

/** A body with its custom values by their paths: `{ custom: { size: 3 } }` → `{ 'custom.size': 3 }`. */
export function flatInput(input: Values): Values {
  const { custom, ...rest } = input
  if (typeof custom !== 'object' || custom === null || Array.isArray(custom)) return input
  const flat = Object.entries(custom).map(([name, value]) => [`custom.${name}`, value] as const)
  return { ...rest, ...Object.fromEntries(flat) }
}

/** A row and its lines with the custom values of each in one object, as clients read them: the other way round. */
export function nestedRow(row: Values): Values {
  const entries = Object.entries(row)
  const isPlain = ([key, value]: [string, unknown]) => !key.startsWith('custom.') && !isLines(value)
  if (entries.every(isPlain)) return row
  const nested: Values = {}
  const custom: Values = {}
  for (const [key, value] of entries) {
    if (key.startsWith('custom.')) custom[key.slice('custom.'.length)] = value
    else nested[key] = isLines(value) ? value.map(nestedRow) : value
  }
  return Object.keys(custom).length > 0 ? { ...nested, custom } : nested
}

/** Whether a value is the lines of its record, each of which says its id. */
const isLines = (value: unknown): value is Values[] =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'id' in value[0]

/** The custom values of a typed body; undefined where it has none. */
export function customInput(ctx: Context, model: Model, input: Values): CustomValues | undefined {
  const given: Values = {}
  for (const [key, field] of customFieldsOf(ctx, model)) {
    if (Object.hasOwn(input, key)) given[field.name] = toColumn(field, input[key])
  }
  return Object.keys(given).length > 0 ? given : undefined
}

/** Stored values with some changed; null where none is left. */
export function mergedValues(stored: CustomValues | null, changes: CustomValues): Values | null {
  const merged = Object.entries({ ...stored, ...changes }).filter(([, value]) => value !== null)
  return merged.length > 0 ? Object.fromEntries(merged) : null
}

/** A new record's values: those given, and the defaults of the others. */
export function withDefaults(ctx: Context, model: Model, given: CustomValues | null) {
  const fields = customFieldsOf(ctx, model)
  if (fields.size === 0 && !given) return null
  const values: Values = {}
  for (const field of fields.values()) {
    if (field.default !== undefined && !Object.hasOwn(given ?? {}, field.name)) {
      values[field.name] = toColumn(field, defaultOf(ctx, field))
    }
  }
  return mergedValues(values, given ?? {})
}

/** What differs, by name: before and after. */
export function changesBetween(before: CustomValues | null, after: CustomValues | null) {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .map((name) => [name, before?.[name] ?? null, after?.[name] ?? null] as const)
    .filter(([, from, to]) => String(from) !== String(to))
}

/** The default of a definition is kept in wire form, checked when it was written. */
function defaultOf(ctx: Context, field: CustomField) {
  return typeOf(field.kind).parse(field.default, field, { currency: ctx.company.currency })
}

function toColumn(field: CustomField, value: unknown) {
  return value === null || value === undefined
    ? null
    : typeOf(field.kind).valueToColumn(value, field)
}
