import { companyScope } from '#kernel/records/query/scope'
import type { Column, ColumnIndex } from '#kernel/records/query/column'
import { compare } from '#kernel/records/query/compare'
import { isUnindexed } from '#kernel/records/query/costly'
import type { Operator } from '#kernel/records/query/filter'
import type { Source } from '#kernel/records/query/source'
import { allOf, quoted, sql, TRUE } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** Records outside of which a filter finds none, as the entries of indexes: all of some, or each of some. */
export type Bound = Entries | { any: readonly Bound[] } | { all: readonly Bound[] }

export interface Entries {
  /** Their ids, as `n`.`record_id`. */
  ids: Sql
  /** All have the same value, so that an index has them by id. */
  isPoint: boolean
  /** For a condition no index narrows down: the ids among the latest entries, which say how common they are. */
  latest: Sql | null
}

/** How many of the latest entries are looked at. */
export const LATEST = 2000

const ALONG: ReadonlySet<Operator> = new Set<Operator>([
  'eq',
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'starts',
  'notnull',
])
const WITHIN: ReadonlySet<Operator> = new Set<Operator>(['contains', 'ends'])

/** What the indexes of a model say of a filter that compiled; undefined where it may find records outside of all. */
export function boundOf(source: Source, node: unknown): Bound | undefined {
  if (Array.isArray(node)) {
    return typeof node[0] === 'string' ? entriesOf(source, node) : allBounds(source, node)
  }
  const { and, or } = (node ?? {}) as { and?: unknown[]; or?: unknown[] }
  if (and) return allBounds(source, and)
  const any = or?.map((one) => boundOf(source, one))
  return any?.every((one) => one !== undefined) && any.length > 0 ? { any } : undefined
}

function allBounds(source: Source, nodes: readonly unknown[]): Bound | undefined {
  const all = nodes.map((one) => boundOf(source, one)).filter((one) => one !== undefined)
  return all.length > 1 ? { all } : all[0]
}

/** The joins without whose rows a filter finds nothing. */
export function requiredBy(source: Source, node: unknown): ReadonlySet<string> {
  if (Array.isArray(node)) {
    if (typeof node[0] !== 'string') return union(node.map((one) => requiredBy(source, one)))
    const column = source.column(node[0])
    return column?.index && needsValue(column, node) ? new Set([column.index.join]) : new Set()
  }
  const { and, or } = (node ?? {}) as { and?: unknown[]; or?: unknown[] }
  if (and) return union(and.map((one) => requiredBy(source, one)))
  const [first, ...others] = (or ?? []).map((one) => requiredBy(source, one))
  return others.reduce((all, one) => all.intersection(one), first ?? new Set<string>())
}

const union = (sets: ReadonlySet<string>[]) => new Set(sets.flatMap((one) => [...one]))

/** Whether a triple holds only for records with a value. */
function needsValue({ field }: Column, [, operator, value]: unknown[]) {
  const word = operator as Operator
  if (field.kind === 'boolean' && !(word === 'eq' && value === true)) return false
  if (!ALONG.has(word) && !WITHIN.has(word)) return false
  return word === 'notnull' || !(Array.isArray(value) ? value : [value]).includes(null)
}

function entriesOf(source: Source, triple: unknown[]): Entries | undefined {
  const column = source.column(String(triple[0]))
  if (column?.index && triple[1] === 'null') return emptyOf(source, column.index)
  if (!column || isUnindexed(column) || !needsValue(column, triple)) return undefined
  const [path, operator, value] = triple as [string, Operator, unknown]
  let text = ''
  const condition = (name: string) => {
    const looked = { ...column, sql: name, anyCurrency: true }
    const compared = compare(source.ctx, looked, operator, value, path)
    text = compared.sql
    return compared
  }
  const ids = column.index ? column.index.entries(condition) : ownEntries(source, column, condition)
  const isPoint = column.index !== undefined && /^`n`\.`\w+` = \?$/.test(text)
  const isAlong = !WITHIN.has(operator) && !text.includes('fold(')
  if (isAlong) return { ids, isPoint, latest: null }
  return column.index && { ids, isPoint, latest: column.index.latest(condition, LATEST) }
}

/** The same for a field of the model itself. */
function ownEntries(source: Source, column: Column, condition: (name: string) => Sql): Sql {
  const all = allOf([ownCompany(source), condition(`\`n\`.${quoted(column.path)}`)])
  return sql(
    `SELECT \`n\`.\`id\` AS \`record_id\` FROM ${quoted(source.model.table)} AS \`n\` WHERE ${all.sql}`,
    all.bindings
  )
}

/** The records without a value: the ids alone are gone through, which lie closer together than the records. */
function emptyOf(source: Source, index: ColumnIndex): Entries {
  const own = ownCompany(source) ?? TRUE
  const table = `${quoted(source.model.table)} AS \`n\``
  const lacks = index.lacks('`n`.`id`')
  const latest = `SELECT \`n\`.\`id\` FROM ${table} WHERE ${own.sql} ORDER BY \`n\`.\`id\` DESC LIMIT ${LATEST}`
  return {
    isPoint: false,
    ids: sql(
      `SELECT \`n\`.\`id\` AS \`record_id\` FROM ${table} WHERE ${own.sql} AND ${lacks.sql}`,
      [...own.bindings, ...lacks.bindings]
    ),
    latest: sql(`SELECT \`n\`.\`id\` FROM (${latest}) AS \`n\` WHERE ${lacks.sql}`, [
      ...own.bindings,
      ...lacks.bindings,
    ]),
  }
}

function ownCompany({ ctx, model }: Source) {
  return model.scope === 'company' ? companyScope(ctx, model, '`n`', 'key') : null
}
