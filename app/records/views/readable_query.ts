import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { compileFilter } from '#kernel/records/query/compile_filter'
import type { FilterNode } from '#kernel/records/query/filter'
import { parseGroup } from '#kernel/records/query/groups/group_key'
import { parseSort } from '#kernel/records/query/sort'
import { Source } from '#kernel/records/query/source'
import { checkFigures, FIGURE_KEYS } from '#kernel/records/views/figures'
import type { ViewQuery } from '#kernel/records/views/wire'

/** A pivot of other fields than its own would be another one: without any of them it is a list again. */
const NO_FIGURES = Object.fromEntries(FIGURE_KEYS.map((key) => [key, undefined]))

export interface ReadableQuery {
  query: ViewQuery
  /** Something was left out: fields that are gone, or that this caller may not read. */
  isReduced: boolean
}

/**
 * As much of a view as its viewer may use. A view was saved with somebody's rights; what it names that is not there
 * for this caller is left out instead of refusing the whole list.
 */
export function readableQuery(ctx: Context, model: Model, query: ViewQuery): ReadableQuery {
  const source = new Source(ctx, model)
  const holds = (attempt: () => unknown) => isAnswered(attempt)
  const words = (text: string | undefined, fits: (word: string) => boolean) =>
    text?.split(',').filter(fits).join(',') || undefined
  const reduced: ViewQuery = {
    ...query,
    filter: reducedFilter(source, query.filter),
    sort: words(query.sort, (word) => holds(() => parseSort(source, word))),
    fields: words(query.fields, (word) => source.column(word) !== undefined),
    group: words(query.group, (word) => holds(() => parseGroup(source, word))),
    ...(holds(() => checkFigures(source, query)) ? {} : NO_FIGURES),
  }
  const given = Object.entries(reduced).filter(([, value]) => value !== undefined)
  const isReduced = Object.entries(query).some(
    ([key, value]) => value !== undefined && reduced[key as keyof ViewQuery] !== value
  )
  return { query: Object.fromEntries(given), isReduced }
}

function reducedFilter(source: Source, text: string | undefined) {
  if (text === undefined) return undefined
  if (isAnswered(() => compileFilter(source, JSON.parse(text)))) return text
  const rest = reducedNode(source, parsed(text))
  return rest === null ? undefined : JSON.stringify(rest)
}

function reducedNode(source: Source, node: unknown): FilterNode | null {
  if (isAnswered(() => compileFilter(source, node))) return node as FilterNode
  if (Array.isArray(node)) {
    return typeof node[0] === 'string' ? null : reducedList(source, node)
  }
  if (typeof node !== 'object' || node === null) return null
  const [[word, inner] = []] = Object.entries(node)
  if ((word !== 'and' && word !== 'or') || !Array.isArray(inner)) return null
  const rest = reducedList(source, inner)
  return rest && ({ [word]: rest } as unknown as FilterNode)
}

function reducedList(source: Source, nodes: unknown[]): FilterNode[] | null {
  const rest = nodes.map((one) => reducedNode(source, one)).filter((one) => one !== null)
  return rest.length > 0 ? rest : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isAnswered(attempt: () => unknown) {
  try {
    attempt()
    return true
  } catch (error) {
    if (error instanceof Refusal || error instanceof SyntaxError) return false
    throw error
  }
}
