import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Source } from '#kernel/records/query/source'
import type { Answer } from '#kernel/reports/answer'
import { narrowing, type Narrowing } from '#kernel/reports/dashboards/narrow'
import type { FilterValues, ReportName, ReportSettings } from '#kernel/reports/dashboards/wire'
import type { DimensionQuery, ReportQuery } from '#kernel/reports/query/definition'
import { isSpan } from '#kernel/reports/query/spans'
import { findReport } from '#kernel/reports/saved/find_report'
import type Report from '#kernel/reports/saved/report'
import { runSaved } from '#kernel/reports/saved/run_saved'
import { sourceNamed } from '#kernel/reports/sources/open_source'

/** A saved report of this company the viewer sees, or a plugin's ready-made one by its name. Throws 404. */
export async function reportOf(ctx: Context, name: ReportName): Promise<Report> {
  const id = typeof name === 'number' ? name : await readyReport(ctx, name)
  const report = await findReport(ctx, id)
  if (report.archivedAt || report.companyId !== ctx.company.id) throw Refusal.missing()
  return report
}

async function readyReport(ctx: Context, name: string) {
  const dot = name.indexOf('.')
  const [plugin, key] = [name.slice(0, dot), name.slice(dot + 1)]
  if (!ctx.has(plugin)) throw Refusal.missing()
  const [row] = await ctx.rows<{ id: number }>(
    'SELECT `id` FROM `reports` WHERE `company_id` = ? AND `owner_plugin` = ? AND `key` = ?',
    [ctx.company.id, plugin, key]
  )
  if (!row) throw Refusal.missing()
  return Number(row.id)
}

export interface NarrowedReport {
  report: Report
  source: Source
  /** Whose list its records stand in. */
  model: Model
  /** The span its figures go along, where it has one. */
  along: DimensionQuery | undefined
  narrowed: Narrowing
  /** Answers it, with other conditions than the chosen ones where they are given. */
  run(filter?: readonly FilterNode[]): Promise<Answer>
}

/** A report with the filters of the dashboard put before its own. */
export async function narrowedReport(
  ctx: Context,
  { report: name, values }: ReportSettings,
  chosen: FilterValues
): Promise<NarrowedReport> {
  const report = await reportOf(ctx, name)
  const source = sourceNamed(ctx, report.source)
  if (!source) throw Refusal.missing()
  const along = spanOf(report.query)
  const narrowed = narrowing(source, chosen, along?.field)
  return {
    report,
    source,
    model: source.model,
    along,
    narrowed,
    run: (filter = narrowed.filter) =>
      runSaved(ctx, { ...owned(report), query: withFilter(report.query, filter) }, values),
  }
}

/** A report made by somebody who may see more is refused as a whole, also to its owner once he may not. */
const owned = ({ ownerId }: Report) => ({ ownerId })

export function withFilter(query: ReportQuery, added: readonly FilterNode[]): ReportQuery {
  if (added.length === 0) return query
  const own = query.filter === undefined ? [] : [query.filter]
  return { ...query, filter: { and: [...added, ...own] } }
}

function spanOf({ dimensions = [] }: ReportQuery): DimensionQuery | undefined {
  return dimensions.find(
    (one): one is DimensionQuery => typeof one === 'object' && isSpan(one.bucket)
  )
}

/** The list of a model with a filter; null for lines, which have none. */
export function listHref({ plugin, segment, lineOf }: Model, filter?: FilterNode | null) {
  if (lineOf) return null
  const query = filter ? `?${new URLSearchParams({ filter: JSON.stringify(filter) })}` : ''
  return `/${plugin}/${segment}${query}`
}
