import type { Column } from '#kernel/records/query/column'
import { isUnindexed } from '#kernel/records/query/costly'
import type { ReadQuery } from '#kernel/records/query/list_query'
import type { SortKey } from '#kernel/records/query/sort'
import type { Source } from '#kernel/records/query/source'

/**
 * Whether a list may have to look at every row: words are searched within texts, an order or a condition has no index
 * to follow. Such a list is quick where it finds many rows, and slow just where it finds none.
 */
export function mayBeSlow(source: Source, query: ReadQuery, keys: readonly SortKey[]) {
  if (query.words.length > 0 || isUnindexed(keys[0].column)) return true
  return triplesOf(query.filter).some(([path, operator]) => {
    const column: Column | undefined = source.column(path)
    return column !== undefined && (isUnindexed(column) || isBesideIndex(column, operator))
  })
}

/** Conditions that no index answers: a part of a text, and a custom value that is not there. */
const isBesideIndex = ({ index }: Column, operator: unknown) =>
  operator === 'contains' || operator === 'ends' || (index !== undefined && operator === 'null')

/** The paths a filter names. */
export const pathsOf = (node: unknown) => triplesOf(node).map(([path]) => path)

function triplesOf(node: unknown): [path: string, operator: unknown][] {
  if (Array.isArray(node)) {
    return typeof node[0] === 'string' ? [[node[0], node[1]]] : node.flatMap(triplesOf)
  }
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(triplesOf) : []
}
