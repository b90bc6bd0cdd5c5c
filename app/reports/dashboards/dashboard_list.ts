import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { rowsFor } from '#kernel/records/query/plan'
import { Source } from '#kernel/records/query/source'
import { allOf } from '#kernel/records/query/sql'
import { mayChange } from '#kernel/reports/dashboards/may_change'
import { dashboardsOf } from '#kernel/reports/dashboards/plugin_parts'
import type { DashboardLine, DashboardSharing } from '#kernel/reports/dashboards/wire'

const MOST = 300

interface Row {
  id: number
  name: string
  owner_id: number
  owner_name: string | null
  shared_with: DashboardSharing
}

/** The dashboards there are for this caller: those plugins bring, then his own and those shared with him, by name. */
export async function dashboardList(ctx: Context): Promise<DashboardLine[]> {
  return [...pluginLines(ctx), ...(await savedLines(ctx))]
}

function pluginLines(ctx: Context): DashboardLine[] {
  return dashboardsOf(ctx).map(({ plugin, key, declared }) => ({
    id: declared.name,
    ...pluginTexts(ctx, plugin, key),
    icon: registry.plugins.get(plugin)?.declaration.menu?.[0]?.icon ?? 'i-lucide-layout-dashboard',
    own: false,
    ownerName: message(ctx.locale, `${plugin}.plugin.name`),
    sharedWith: 'plugin',
    mayChange: false,
  }))
}

/** What a plugin's dashboard is called and is for, in the reader's language. */
export function pluginTexts({ locale }: Context, plugin: string, key: string) {
  const at = `${plugin}.dashboards.${key}`
  const description = `${at}.description`
  return {
    name: message(locale, `${at}.name`),
    description: hasMessage(locale, description) ? message(locale, description) : null,
  }
}

async function savedLines(ctx: Context): Promise<DashboardLine[]> {
  const source = new Source(
    ctx.with({ companyIds: [ctx.company.id] }),
    registry.model('kernel.dashboard'),
    'kernel'
  )
  const { alias } = source
  const where = allOf(rowsFor(source))
  const rows = await ctx.rows<Row>(
    `SELECT ${alias}.\`id\`, ${alias}.\`name\`, ${alias}.\`owner_id\`, ${alias}.\`shared_with\`,
        (SELECT \`name\` FROM \`users\` WHERE \`users\`.\`id\` = ${alias}.\`owner_id\`) AS \`owner_name\`
      FROM \`dashboards\` AS ${alias} WHERE ${where.sql} AND ${alias}.\`archived_at\` IS NULL
      ORDER BY ${alias}.\`name\`, ${alias}.\`id\` LIMIT ${MOST}`,
    where.bindings
  )
  return rows.map((row) => lineOf(ctx, row))
}

function lineOf(ctx: Context, row: Row): DashboardLine {
  const facts = { ownerId: Number(row.owner_id), sharedWith: row.shared_with }
  return {
    id: String(row.id),
    name: row.name,
    description: null,
    icon: 'i-lucide-layout-dashboard',
    own: facts.ownerId === ctx.user.id,
    ownerName: row.owner_name,
    sharedWith: facts.sharedWith,
    mayChange: mayChange(ctx, facts),
  }
}
