import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { compileFilter } from '#kernel/records/query/compile_filter'
import type { FilterNode } from '#kernel/records/query/filter'
import { Source } from '#kernel/records/query/source'
import { allOf } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { baseFilter, conditionOf } from '#kernel/reports/compile/statement'
import type { ReadReport } from '#kernel/reports/query/read_report'
import { declaredSource } from '#kernel/reports/sources/declared'
import type { DeclaredSource } from '#kernel/reports/sources/declared'
import { DrawnSource } from '#kernel/reports/sources/drawn_source'

/** What a report draws from by name, a model or what a plugin declares; undefined where the company has none of it. */
export function sourceNamed(ctx: Context, name: string): Source | undefined {
  const declared = declaredSource(ctx, name)
  if (declared) return new DrawnSource(ctx, declared)
  const model = registry.models.get(name)
  return model && ctx.has(model.plugin) ? new Source(ctx, model) : undefined
}

/** The source of a report that was read. */
export const openSource = (ctx: Context, { model, declared, archived }: ReadReport): Source =>
  declared ? new DrawnSource(ctx, declared, archived) : new Source(ctx, model)

/** A report's own conditions, and all of them compiled: what a declared source draws keeps its own within. */
export function conditionsOf(
  source: Source,
  { filter, archived }: ReadReport
): { filters: FilterNode[]; where: Sql } {
  if (!(source instanceof DrawnSource)) {
    const filters = baseFilter(source, filter, archived)
    return { filters, where: conditionOf(source, filters, archived) }
  }
  const filters = filter === undefined || filter === null ? [] : [filter as FilterNode]
  return { filters, where: allOf(filters.map((one) => compileFilter(source, one))) }
}

/**
 * A condition on the fields of a source as the list of its records takes it; null where several models are drawn
 * together, whose records no one list has.
 */
export function listFilter(declared: DeclaredSource | null, filter: FilterNode): FilterNode | null {
  if (!declared) return filter
  const [part, ...others] = declared.from
  if (others.length > 0) return null
  const own = renamed(filter, part.fields)
  return part.filter === undefined ? own : { and: [own, part.filter] }
}

function renamed(node: FilterNode, fields: Record<string, string>): FilterNode {
  if (Array.isArray(node) && typeof node[0] === 'string') {
    const [key, ...rest] = node
    return [Object.hasOwn(fields, key) ? fields[key] : key, ...rest] as unknown as FilterNode
  }
  if (Array.isArray(node)) {
    return (node as FilterNode[]).map((one) => renamed(one, fields)) as unknown as FilterNode
  }
  const [[word, inner]] = Object.entries(node)
  if (word === 'not') return { not: renamed(inner as FilterNode, fields) }
  const all = (inner as FilterNode[]).map((one) => renamed(one, fields))
  return { [word]: all } as unknown as FilterNode
}
