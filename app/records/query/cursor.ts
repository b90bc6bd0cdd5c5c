import { isDay } from '#kernel/records/fields/types/dates'
import { isAlwaysFilled } from '#kernel/records/query/column'
import { refused } from '#kernel/records/query/refusals'
import type { SortKey } from '#kernel/records/query/sort'
import { allOf, anyOf, FALSE, sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

type Value = string | number | null

/** Where a page ended: its order and the sort values of its last row, opaque to clients. */
export function encodeCursor(keys: SortKey[], row: Record<string, unknown>): string {
  const values = keys.map((one) => row[one.column.path] ?? null)
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url')
}

/** The sort values of a cursor. Refused where it was made for another order, or not by `encodeCursor`. */
export function decodeCursor(keys: SortKey[], text: string): Value[] {
  const [order, ...values] = readCursor(text)
  const fits =
    order === signature(keys) &&
    values.length === keys.length &&
    keys.every((key, index) => isValueOf(key, values[index]))
  if (!fits) throw refused('after', 'E_CURSOR')
  return values as Value[]
}

/**
 * A part of the rows: `valued` are those that have a value of the first key, `same` those that all have one value of
 * it, `empty` those that have none.
 */
export interface Stretch {
  where: Sql | null
  part: 'all' | 'valued' | 'same' | 'empty'
}

export const EVERYTHING: Stretch = { where: null, part: 'all' }

/** All rows of an order; by a custom field those with a value and then those without, so that an index leads. */
export function wholeOrder(keys: SortKey[]): Stretch[] {
  if (!keys[0].emptyLast) return [EVERYTHING]
  const hasValue = sql(`${keys[0].column.sql} IS NOT NULL`)
  return [
    { where: hasValue, part: 'valued' },
    { where: isEmpty(keys[0]), part: 'empty' },
  ]
}

/**
 * The rows after a cursor, as conditions to be read one after another until a page is full. Both
 * engines sort a missing value first, last when descending: those rows are read by themselves,
 * so that all others are one stretch of an index that starts where the page does.
 */
export function afterCursor(keys: SortKey[], values: Value[]): Stretch[] {
  const [key, value] = [keys[0], values[0]]
  if (key.column.index && keys[1].column.path === 'id' && value !== null) {
    return alongIndex(key, key.column.index.recordId, values)
  }
  const start =
    value === null ? null : sql(`${key.column.sql} ${key.descending ? '<=' : '>='} ?`, [value])
  const stretch = allOf([start, anyOf([beyond(key, value), sameAndAfter(keys, values)])])
  const [some, none] = key.emptyLast ? (['valued', 'empty'] as const) : (['all', 'all'] as const)
  const found: Stretch = { where: stretch, part: value === null ? none : some }
  return mayFollowEmpty(key, value) ? [found, { where: isEmpty(key), part: none }] : [found]
}

/** Along the index of a custom field, which holds the ids too: the rest of the same value, those beyond it, the empty ones. */
function alongIndex(key: SortKey, recordId: string, [value, id]: Value[]): Stretch[] {
  const same = `${key.column.sql} = ? AND ${recordId} ${key.descending ? '<' : '>'} ?`
  return [
    { where: sql(same, [value, id]), part: 'same' },
    { where: beyond(key, value), part: 'valued' },
    { where: isEmpty(key), part: 'empty' },
  ]
}

/** The rows with the same value that come later by the keys after the first. */
function sameAndAfter([key, ...keys]: SortKey[], [value, ...values]: Value[]): Sql | null {
  if (keys.length === 0) return null
  const same = value === null ? isEmpty(key) : sql(`${key.column.sql} = ?`, [value])
  const [next, after] = [keys[0], values[0]]
  const empty = mayFollowEmpty(next, after) ? isEmpty(next) : null
  return allOf([same, anyOf([beyond(next, after), empty, sameAndAfter(keys, values)])])
}

function beyond({ column, descending, emptyLast }: SortKey, value: Value): Sql {
  if (value === null) return descending || emptyLast ? FALSE : sql(`${column.sql} IS NOT NULL`)
  return sql(`${column.sql} ${descending ? '<' : '>'} ?`, [value])
}

const mayFollowEmpty = ({ column, descending, emptyLast }: SortKey, value: Value) =>
  (descending || emptyLast) && value !== null && !isAlwaysFilled(column)

const isEmpty = ({ column }: SortKey) => sql(`${column.sql} IS NULL`)

function signature(keys: SortKey[]) {
  return keys.map((one) => (one.descending ? '-' : '') + one.column.path).join(',')
}

function readCursor(text: string): unknown[] {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}

/** Whether a value could have come from the column, so that no engine stumbles over it. */
function isValueOf({ column }: SortKey, value: unknown) {
  if (value === null) return !isAlwaysFilled(column)
  switch (column.field.kind) {
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
    case 'choice':
      return typeof value === 'string' && /^[ -~]*$/.test(value)
    case 'date':
      return isDay(value)
    case 'datetime':
      return (
        typeof value === 'string' &&
        /^\d{4}(-\d\d){2} \d\d(:\d\d){2}(\.\d{1,6})?$/.test(value) &&
        isDay(value.slice(0, 10))
      )
    default:
      return (
        Number.isSafeInteger(Number(value)) &&
        ['number', 'string'].includes(typeof value) &&
        value !== ''
      )
  }
}
