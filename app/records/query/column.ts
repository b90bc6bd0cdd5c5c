import type { Context } from '#kernel/companies/context'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import type { Sql } from '#kernel/records/query/sql'

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
  /** For a filterable custom field of the listed records themselves: where its values stand in order. */
  index?: ColumnIndex
  /** The currency of an amount, where it is the same for every record. */
  currency?: string
  /** A condition on an amount need only hold in some currency: it is looked for in an index, and decided elsewhere. */
  anyCurrency?: boolean
}

/** The index of a filterable custom field. */
export interface ColumnIndex {
  /** The join of a statement that looks a record's value up. */
  join: string
  /** The record's id in that join. */
  recordId: string
  /** The ids of the records whose value fulfils a condition, as `n`.`record_id`, in the order of value and id. */
  entries(condition: (value: string) => Sql): Sql
  /** The same among the latest records that have a value, `most` of them. */
  latest(condition: (value: string) => Sql, most: number): Sql
  /** Whether a record, its id given in SQL, has no value. */
  lacks(recordId: string): Sql
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
