import { isDeepStrictEqual } from 'node:util'
import { fullAccess } from '#kernel/access/full_access'
import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type { ReportDeclaration } from '#kernel/plugins/declaration'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { keyOf, queryOf, readyReports } from '#kernel/reports/ready/ready_reports'
import Report from '#kernel/reports/saved/report'
import { keepVersion, type ReportContent } from '#kernel/reports/saved/versions'

/**
 * Gives the company of `ctx` the reports a plugin brings along, shown to everybody who may run them. One that was
 * changed here stays as it is; the others say what the plugin's present version says, and go with it.
 */
export async function seedReports(ctx: Context, id: string) {
  await transaction(ctx.with({ access: fullAccess }), async (inner) => {
    const there = await keptReports(inner, id)
    const declared = readyReports(inner, id)
    for (const one of declared) await seedReport(inner, id, one, there.get(keyOf(one)))
    const keys = new Set(declared.map(keyOf))
    for (const [key, row] of there) if (!keys.has(key)) await retire(inner, row)
  })
}

/** Those of a plugin, and those that glue of other enabled plugins to it brings. */
export async function seedReportsAround(ctx: Context, id: string) {
  for (const [other, { integrations }] of registry.plugins) {
    if (other === id || (ctx.has(other) && integrations.has(id))) await seedReports(ctx, other)
  }
}

interface KeptReport {
  id: number
  key: string
  is_edited: number
}

async function keptReports(ctx: Context, id: string) {
  const rows = await ctx.rows<KeptReport>(
    'SELECT `id`, `key`, `is_edited` FROM `reports` WHERE `company_id` = ? AND `owner_plugin` = ?',
    [ctx.company.id, id]
  )
  return new Map(rows.map((row) => [row.key, row]))
}

async function seedReport(
  ctx: Context,
  id: string,
  declared: ReportDeclaration,
  kept: KeptReport | undefined
) {
  const content = contentOf(ctx, id, declared)
  if (kept) return followed(ctx, kept, content)
  const report = await Report.create(ctx, {
    ...content,
    source: declared.source,
    ownerId: null,
    sharedWith: 'company',
    key: keyOf(declared),
    ownerPlugin: id,
  })
  await keepVersion(ctx, report, null)
}

async function followed(ctx: Context, kept: KeptReport, content: ReportContent) {
  if (kept.is_edited) return
  const report = await ctx.records<Report>('kernel.report').lock(Number(kept.id))
  const { query, presentation } = report
  if (isDeepStrictEqual({ query, presentation }, plain(content))) return
  Object.assign(report, content, { source: content.query.source })
  await keepVersion(ctx, report, null)
}

/** What a newer version of the plugin brings no more is out of the way, not gone: it may stand on a dashboard. */
async function retire(ctx: Context, kept: KeptReport) {
  if (kept.is_edited) return
  const report = await ctx.records<Report>('kernel.report').lock(Number(kept.id))
  report.archivedAt ??= ctx.now.toISOString()
}

function contentOf(ctx: Context, id: string, declared: ReportDeclaration): ReportContent {
  const { presentation } = declared
  const text = (word: string) => {
    const key = `${id}.reports.${keyOf(declared)}.${word}`
    return hasMessage(ctx.company.language, key) ? message(ctx.company.language, key) : null
  }
  return {
    name: text('name') ?? keyOf(declared),
    description: text('description'),
    query: queryOf(declared),
    presentation: presentation ?? null,
  }
}

/** As it comes back from the database. */
const plain = ({ query, presentation }: ReportContent) =>
  JSON.parse(JSON.stringify({ query, presentation })) as Pick<
    ReportContent,
    'query' | 'presentation'
  >
