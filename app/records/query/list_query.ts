import { Refusal } from '#kernel/http/refusal'
import type { FilterNode } from '#kernel/records/query/filter'
import { refused } from '#kernel/records/query/refusals'

/** The parameters of a list, as they travel (API.md). Code may give lists and filters unwritten. */
export interface ListQuery {
  q?: string
  filter?: string | FilterNode
  sort?: string
  fields?: string | readonly string[]
  include?: string | readonly string[]
  limit?: string | number
  after?: string
  archived?: string | boolean
  count?: string
}

/** A list query, read and within its limits. */
export interface ReadQuery {
  words: string[]
  filter: unknown
  sort: string | undefined
  fields: readonly string[] | undefined
  include: readonly string[]
  limit: number
  after: string | undefined
  archived: boolean
  count: boolean
}

const PARAMETERS = new Set<string>([
  'q',
  'filter',
  'sort',
  'fields',
  'include',
  'limit',
  'after',
  'archived',
  'count',
])

const DEFAULT_LIMIT = 50
const MOST_ROWS = 500
const LONGEST_FILTER = 20_000
const MOST_NAMES = 100
const MOST_WORDS = 8

/** Reads the parameters. One that does not exist is refused by name. */
export function readQuery(query: ListQuery): ReadQuery {
  refuseUnknown(query)
  return {
    words: readWords(query.q),
    filter: readFilter(query.filter),
    sort: readText('sort', query.sort),
    fields: readNames('fields', query.fields),
    include: readNames('include', query.include) ?? [],
    limit: readLimit(query.limit),
    after: readText('after', query.after),
    archived: readFlag('archived', query.archived, 'true'),
    count: readFlag('count', query.count, 'exact'),
  }
}

function refuseUnknown(query: ListQuery) {
  const unknown = Object.keys(query).filter((key) => !PARAMETERS.has(key))
  if (unknown.length === 0) return
  throw Refusal.input(
    unknown.map((key) => ({ field: key.slice(0, 60), code: 'E_UNKNOWN_PARAMETER' }))
  )
}

function readText(name: string, value: unknown, longest = 2000): string | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string' || value.length > longest) throw refused(name, 'E_PARAMETER')
  return value
}

function readWords(value: unknown) {
  const words = readText('q', value, 200)?.normalize('NFC').split(/\s+/).filter(Boolean) ?? []
  return words.slice(0, MOST_WORDS)
}

function readFilter(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return value
  const text = readText('filter', value, LONGEST_FILTER)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw refused('filter', 'E_FILTER')
  }
}

/** Names as `a,b` or as a list, each once. */
export function readNames(name: string, value: unknown): readonly string[] | undefined {
  const names = Array.isArray(value) ? value : readText(name, value, 5000)?.split(',')
  if (names && names.length > MOST_NAMES) throw refused(name, 'E_QUERY_TOO_LARGE')
  return names && [...new Set(names as string[])]
}

function readLimit(value: unknown) {
  if (value === undefined || value === '') return DEFAULT_LIMIT
  const limit = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
  if (!Number.isInteger(limit) || (limit as number) < 1 || (limit as number) > MOST_ROWS) {
    throw refused('limit', 'E_LIMIT', { max: MOST_ROWS })
  }
  return limit as number
}

function readFlag(name: string, value: unknown, on: string) {
  if (value === undefined || value === '' || value === false || value === 'false') return false
  if (value === on || value === true) return true
  throw refused(name, 'E_PARAMETER')
}
