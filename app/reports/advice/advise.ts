import type { Context } from '#kernel/companies/context'
import { pathsIn } from '#kernel/fields/formula/paths'
import type { Model } from '#kernel/records/model'
import type { Column } from '#kernel/records/query/column'
import { quoted } from '#kernel/records/query/sql'
import { Source } from '#kernel/records/query/source'
import { fitIntoIndex, isIndexable } from '#kernel/reports/advice/indexable'
import { indexName } from '#kernel/reports/advice/index_name'
import { readReport } from '#kernel/reports/query/read_report'
import type { ReadReport } from '#kernel/reports/query/read_report'

/**
 * Why a report is slow: every record is looked at and an index would do (`index`); that index is there (`indexed`);
 * it looks at records of other models too (`joins`), at fields no index holds (`unfit`), or at too many (`large`).
 */
export type Reason = 'index' | 'indexed' | 'joins' | 'unfit' | 'large'

export interface Advice {
  reason: Reason
  model: Model
  /** So many records the table may have, all companies together. */
  records: number
  /** index, indexed: what the index holds, in its order. */
  columns: string[]
  /** joins, unfit, large: the paths that stand in the way. */
  paths: string[]
}

/** Looks at what a report reads, and says what would make it quick. Refused like running it where it is not well formed. */
export async function advise(ctx: Context, query: unknown): Promise<Advice> {
  const read = readReport(ctx, query)
  const { model, declared } = read
  const found = { model, records: await recordsIn(ctx, model), columns: [], paths: [] }
  // What is drawn together is no table of its own that an index could serve.
  if (declared) return { ...found, reason: 'joins', paths: [declared.name] }
  const source = new Source(ctx, model, 'kernel')
  const { equal, gathered, others } = pathsOf(read)
  const all = [...equal, ...gathered, ...others].flatMap((path) => columnsAt(source, path))
  const elsewhere = all.filter((one) => one.includes('.'))
  if (elsewhere.length > 0) return { ...found, reason: 'joins', paths: unique(elsewhere) }
  const columns = unique([...scopeOf(model, read), ...all])
  const unfit = columns.filter((one) => !isIndexable(model, one))
  if (unfit.length > 0) return { ...found, reason: 'unfit', paths: unfit }
  if (!fitIntoIndex(model, columns)) return { ...found, reason: 'large', paths: columns }
  const isThere = await isMade(ctx, indexName(model, columns))
  return { ...found, reason: isThere ? 'indexed' : 'index', columns }
}

/** What every read of a company's records asks for first. */
function scopeOf({ scope }: Model, { archived }: ReadReport) {
  return [...(scope === 'company' ? ['company_id'] : []), ...(archived ? [] : ['archived_at'])]
}

/** The paths a report reads: compared with one value, gathered or sorted by, and all others. */
function pathsOf(read: ReadReport) {
  const formulas = read.computed.flatMap(({ formula }) => pathsIn(formula))
  const own = new Set(read.computed.map((one) => one.key))
  const words = read.columns.length > 0 ? read.sort.map((one) => one.key) : []
  const gathered = [...read.dimensions, ...(read.pivot ? [read.pivot] : [])].map((one) => one.field)
  const measured = read.measures.flatMap((one) => one.field ?? [])
  const isField = (path: string) => !own.has(path)
  return {
    equal: equalIn(read.filter),
    gathered: [...gathered, ...words].filter(isField),
    others: [...filterPaths(read.filter), ...measured, ...read.columns, ...formulas].filter(
      isField
    ),
  }
}

/** Fields that a filter compares with one value, wherever all of it must hold. */
function equalIn(node: unknown): string[] {
  if (Array.isArray(node)) {
    if (typeof node[0] !== 'string') return node.flatMap(equalIn)
    return node[1] === 'eq' ? [node[0]] : []
  }
  const { and } = (node ?? {}) as { and?: unknown }
  return and === undefined ? [] : equalIn(and)
}

function filterPaths(node: unknown): string[] {
  if (Array.isArray(node)) {
    return typeof node[0] === 'string' ? [node[0]] : node.flatMap(filterPaths)
  }
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(filterPaths) : []
}

/** The columns of the model's own table that a path reads, its currency among them; of others their paths. */
function columnsAt(source: Source, path: string): string[] {
  const column: Column | undefined = source.column(path)
  if (!column) return []
  if (column.path.includes('.')) return [column.path]
  return [...column.reads.keys()]
}

async function recordsIn(ctx: Context, { table }: Model) {
  const [row] = await ctx.rows<{ last: number | null }>(
    `SELECT MAX(\`id\`) AS \`last\` FROM ${quoted(table)}`
  )
  return Number(row.last ?? 0)
}

async function isMade(ctx: Context, name: string) {
  const rows = await ctx.rows(
    "SELECT `id` FROM `report_indexes` WHERE `name` = ? AND `state` = 'ready'",
    [name]
  )
  return rows.length > 0
}

const unique = <T>(all: readonly T[]) => [...new Set(all)]
