import { snakeCase } from '#kernel/records/naming'
import type { CodeList, FieldKind, FieldOptions } from '#kernel/records/fields/kinds'
import { declareField } from '#kernel/records/fields/declared'

type Options = Omit<FieldOptions, 'to' | 'by' | 'of' | 'type' | 'from' | 'value'>

/**
 * A field is declared once, here; the kernel derives column, validation, JSON, screens, filters,
 * import, export, history and rules from it. Used as a decorator on a model's property, or called
 * as `field.date({ required: true })` for the input of an operation.
 */
function field(kind: FieldKind, options: FieldOptions = {}) {
  return (target: object, property: string) =>
    declareField(target, { ...options, kind, key: snakeCase(property), property })
}

export const text = (options?: Options) => field('text', options)
export const longText = (options?: Options) => field('long_text', options)
export const email = (options?: Options) => field('email', options)
export const phone = (options?: Options) => field('phone', options)
export const url = (options?: Options) => field('url', options)
export const integer = (options?: Options) => field('integer', options)
/** An amount in minor units of the currency in the sibling field `currency`. */
export const money = (options?: Options) => field('money', options)
/** A number of things, exact to 6 decimals. */
export const quantity = (options?: Options) => field('quantity', options)
/** A price of one unit, exact to 6 decimals, in the currency of the sibling field. */
export const price = (options?: Options) => field('price', options)
/** A percentage, exact to 6 decimals: "19" is 19 %. */
export const percent = (options?: Options) => field('percent', options)
export const boolean = (options?: Options) => field('boolean', options)
/** A business date without a time zone, "2026-11-22". */
export const date = (options?: Options) => field('date', options)
/** A moment in UTC. */
export const datetime = (options?: Options) => field('datetime', options)
export const choice = (options: Options & { of: readonly string[] | CodeList }) =>
  field('choice', options)
/** Several words; with `of`, several of these values. */
export const tags = (options?: Options & { of?: readonly string[] }) => field('tags', options)
/** Structured settings; shown only by screens that know it. */
export const json = (options?: Options) => field('json', options)
/** Points to one record of another model; the property ends in `Id`. */
export const reference = (to: string, options?: Options) => field('reference', { ...options, to })
/** Records of another model that belong to this one and are edited within it. */
export const lines = (to: string, options: Options & { by: string; begin?: number }) =>
  field('lines', { ...options, to })
/** A value made from other fields of the same row whenever it is read. */
export const computed = (
  type: FieldKind,
  options: Options & { from: readonly string[]; value: (row: Record<string, unknown>) => unknown }
) => field('computed', { ...options, type, readonly: true })
