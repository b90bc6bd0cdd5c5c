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
  return pathsOf(query.filter)
    .map((path) => source.column(path))
    .some((column: Column | undefined) => column !== undefined && isUnindexed(column))
}

/** The paths a filter names. */
export function pathsOf(node: unknown): string[] {
  if (Array.isArray(node)) {
    return typeof node[0] === 'string' ? [node[0]] : node.flatMap(pathsOf)
  }
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(pathsOf) : []
}
