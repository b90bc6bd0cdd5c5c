import type { Context } from '#kernel/companies/context'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** A place where a value stands in a statement: what a path leads to. */
export interface Column {
  /** Its name in the answer: `amount`, `category.name`, `accounting.receivable_account_id`. */
  path: string
  /** The field under that name, its currency's path filled in. */
  field: Field
  /** The field as its model declares it. */
  declared: Field
  /** The quoted column. */
  sql: string
  /** What its value is made from, by path: itself, its currency, the fields of a computed one. */
  reads: ReadonlyMap<string, string>
  /** The model whose record holds it. */
  model: Model
  /** What it is called, where not as its field. */
  label?: string
  /** For a filterable custom field of the listed records themselves: the join whose index has its values in order. */
  index?: { join: string; recordId: string }
}

/** What a condition needs of the statement it becomes a part of. */
export interface Columns {
  readonly ctx: Context
  /** The column a path leads to; undefined where there is none for this reader. */
  column(path: string): Column | undefined
}

const ALWAYS_FILLED = new Set(['id', 'version', 'created_at', 'updated_at'])

/** Whether the column always has a value, so that paging needs no case for none. */
export function isAlwaysFilled({ path, field }: Column) {
  return !path.includes('.') && (ALWAYS_FILLED.has(path) || field.kind === 'boolean')
}

/** Whether records without a value come last in an order by it, whichever way it goes. */
export function isEmptyLast({ path, field }: Column) {
  return path.startsWith('custom.') && field.kind !== 'boolean'
}

/** Whether an order can be made of a field. */
export function isSortable(field: Field) {
  return !['lines', 'computed', 'json', 'tags', 'long_text'].includes(field.kind)
}
