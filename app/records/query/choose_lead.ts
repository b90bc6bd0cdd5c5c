import type { Row } from '#kernel/records/fields/types/field_type'
import { boundOf, requiredBy, type Bound } from '#kernel/records/query/bounds'
import { isUnindexed } from '#kernel/records/query/costly'
import type { Lead } from '#kernel/records/query/lead'
import type { ReadQuery } from '#kernel/records/query/list_query'
import { pathsOf } from '#kernel/records/query/pace'
import type { SortKey } from '#kernel/records/query/sort'
import type { Source } from '#kernel/records/query/source'
import type { Sql } from '#kernel/records/query/sql'
import { fewest, mostOf } from '#kernel/records/query/survey'

/** What is known of a list's custom fields before it is asked for. */
export interface Prospect {
  table: string
  bound: Bound | undefined
  /** The joins without whose rows nothing is found. */
  required: ReadonlySet<string>
  /** The join of the first key of the order, where that is a custom field with an index. */
  walk: string | undefined
  /** The only key is the id: the entries of one value are in this order. */
  isById: boolean
  /** Something that no bound knows of narrows the list down: the engine chooses. */
  isOpen: boolean
}

/** Undefined for a list that no index of a custom field serves: the engine knows all there is to know. */
export function prospectOf(
  source: Source,
  { filter, words }: ReadQuery,
  keys: readonly SortKey[]
): Prospect | undefined {
  const columns = [...new Set(pathsOf(filter))].map((path) => source.column(path))
  const walk = keys[0].column.index?.join
  if (!walk && columns.every((one) => !one?.index)) return undefined
  const bound = filter === undefined ? undefined : boundOf(source, filter)
  const isKnown = columns.every((one) => one && (one.index || isUnindexed(one)))
  return {
    table: source.model.table,
    bound,
    required: filter === undefined ? new Set() : requiredBy(source, filter),
    walk,
    isById: keys[0].column.path === 'id',
    isOpen: words.length > 0 || !(bound || isKnown),
  }
}

/** What the statements of a page begin with, and whether it is in the order of the page already. */
interface Chosen {
  /** For the records that have a value of the first key, and for the others. */
  valued: Lead
  others: Lead
  /** The entries have the same value and so are in the order of their ids. */
  isInLine: boolean
}

type Read = (text: string, bindings: readonly unknown[]) => Promise<Row[]>

/**
 * Where a filter leaves few records, those come first; else the order of the list does, in which a page is soon full.
 * The engines cannot know which: their statistics are of all custom fields together.
 */
export async function chooseLead(
  { table, bound, required, walk, isById, isOpen }: Prospect,
  page: number,
  read: Read
): Promise<Chosen> {
  const few = bound && (await fewest(bound, await mostOf(table, page, read), read))
  const point = few ? few.isPoint && few.ids : isById && pointOf(bound)
  const ids = few?.ids ?? (point || undefined)
  if (ids) {
    const lead = (also: readonly string[]): Lead => ({
      first: 'ids',
      ids,
      required: new Set([...required, ...also]),
    })
    return {
      valued: lead(walk ? [walk] : []),
      others: lead([]),
      isInLine: isById && Boolean(point),
    }
  }
  const own: Lead = { first: 'own', required, isFree: isOpen }
  return {
    valued: walk ? { first: 'walk', join: walk, required, isFree: isOpen } : own,
    others: own,
    isInLine: false,
  }
}

/** The entries of one value, where a filter is nothing more or has that among others. */
function pointOf(bound: Bound | undefined): Sql | undefined {
  if (!bound || 'any' in bound) return undefined
  if ('all' in bound) return bound.all.map(pointOf).find((one) => one !== undefined)
  return bound.isPoint ? bound.ids : undefined
}
