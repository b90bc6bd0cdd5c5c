import type { Column } from '#kernel/records/query/column'
import { isEmptyLast, isSortable } from '#kernel/records/query/column'
import { refused, unknownField } from '#kernel/records/query/refusals'
import type { Source } from '#kernel/records/query/source'

export interface SortKey {
  column: Column
  descending: boolean
  /** Its part of ORDER BY. */
  order: string
  /** Rows without a value come last, whichever way. */
  emptyLast: boolean
}

const MOST_KEYS = 5

/**
 * `-ordered_on,name` as keys of an order. The id comes last, in the direction of the key before it,
 * so that the order is total and an index on that key serves it whole.
 */
export function parseSort(source: Source, text: string): SortKey[] {
  const words = text.split(',').filter((one) => one !== '')
  if (words.length > MOST_KEYS) throw refused('sort', 'E_QUERY_TOO_LARGE')
  const keys: SortKey[] = []
  for (const [position, word] of words.entries()) {
    const descending = word.startsWith('-')
    const column = source.column(descending ? word.slice(1) : word)
    if (!column || !isSortable(column.field)) throw unknownField(`sort.${position}`)
    if (keys.some((one) => one.column.path === column.path)) continue
    keys.push(keyOf(column, descending))
    if (column.path === 'id') return keys
  }
  return [...keys, keyOf(source.column('id')!, keys.at(-1)?.descending ?? false)]
}

function keyOf(column: Column, descending: boolean): SortKey {
  const emptyLast = isEmptyLast(column)
  const order = column.sql + (descending ? ' DESC' : '')
  return {
    column,
    descending,
    emptyLast,
    order: emptyLast && !descending ? `${column.sql} IS NULL, ${order}` : order,
  }
}

/** The key of the id where entries of an index come first, which have it in order. */
export function inLine({ column, descending, emptyLast }: SortKey): SortKey {
  const own = { ...column, sql: '`n`.`record_id`' }
  return { column: own, descending, emptyLast, order: own.sql + (descending ? ' DESC' : '') }
}
