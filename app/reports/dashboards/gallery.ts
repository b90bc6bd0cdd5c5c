import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { messagesOf } from '#kernel/records/screens/describe_field'
import { viewsOf } from '#kernel/records/views/tabs'
import { widgetsOf } from '#kernel/reports/dashboards/plugin_parts'
import { reportFigures } from '#kernel/reports/dashboards/report_figures'
import { screensOf } from '#kernel/reports/dashboards/tiles/shortcuts_tile'
import type { Gallery } from '#kernel/reports/dashboards/wire'
import type Report from '#kernel/reports/saved/report'
import { sourceTexts } from '#kernel/reports/saved/list_reports'
import { reportTitle } from '#kernel/reports/saved/report_title'
import { sourcesOf, visibleReports } from '#kernel/reports/saved/visible_reports'
import { TRUE } from '#kernel/records/query/sql'

const MOST = 300

/** Everything tiles can be made of for this caller, in his language. */
export async function galleryOf(ctx: Context): Promise<Gallery> {
  return {
    reports: await reportsOf(ctx),
    lists: listsOf(ctx),
    screens: [...screensOf(ctx).values()],
    widgets: widgetsFor(ctx),
  }
}

async function reportsOf(ctx: Context): Promise<Gallery['reports']> {
  const visible = visibleReports(ctx, '`r`') ?? TRUE
  const rows = await ctx.rows<{ id: number }>(
    `SELECT \`r\`.\`id\` FROM \`reports\` AS \`r\`
      WHERE \`r\`.\`company_id\` = ? AND \`r\`.\`archived_at\` IS NULL AND ${visible.sql}
      ORDER BY \`r\`.\`name\`, \`r\`.\`id\` LIMIT ${MOST}`,
    [ctx.company.id, ...visible.bindings]
  )
  const ids = rows.map((row) => Number(row.id))
  if (ids.length === 0) return []
  const sources = new Set(sourcesOf(ctx))
  const found = await ctx.records<Report>('kernel.report').where(['id', 'in', ids], { limit: MOST })
  return found
    .filter((one) => sources.has(one.source))
    .map((report) => ({
      id: report.id,
      name: reportTitle(ctx, report),
      source: sourceTexts(ctx, report.source).source,
      kind: report.presentation?.kind ?? 'table',
      measures: reportFigures(ctx, report.query),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, ctx.locale))
}

function listsOf(ctx: Context): Gallery['lists'] {
  return [...registry.models.values()]
    .filter((one) => !one.lineOf && ctx.has(one.plugin) && ctx.access.allows(one.name, 'read'))
    .map((one) => ({ model: one.name, name: message(ctx.locale, `${messagesOf(one)}.many`) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, ctx.locale))
}

/** The saved views of a list the caller may show in a tile. */
export async function viewsFor(ctx: Context, name: string) {
  const model = registry.models.get(name)
  if (!model || !ctx.has(model.plugin) || !ctx.access.allows(name, 'read')) return []
  const { tabs } = await viewsOf(ctx, model)
  return tabs.flatMap(({ id, name: called }) =>
    called === null ? [] : [{ id: Number(id), name: called }]
  )
}

function widgetsFor(ctx: Context): Gallery['widgets'] {
  return widgetsOf(ctx).flatMap(({ plugin, key, declared }) => {
    const { model, verb } = splitRight(declared.right)
    if (!ctx.access.allows(model, verb)) return []
    const { name, icon, w = 4, h = 4 } = declared
    return [
      { widget: name, name: message(ctx.locale, `${plugin}.widgets.${key}.name`), icon, w, h },
    ]
  })
}
