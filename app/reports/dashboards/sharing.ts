import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { findDashboard, mayChange, mayShare } from '#kernel/reports/dashboards/may_change'
import { reportOf } from '#kernel/reports/dashboards/tiles/tile_report'
import type { SharingProps, Tile } from '#kernel/reports/dashboards/wire'
import { reportTitle } from '#kernel/reports/saved/report_title'

const MOST = 500

/** With whom a dashboard is shared; whom it could be shared with is told only to whoever may share. */
export async function sharingOf(ctx: Context, id: number): Promise<SharingProps> {
  const dashboard = await findDashboard(ctx, id)
  if (!mayChange(ctx, dashboard)) {
    throw new Refusal('E_DASHBOARD_NOT_YOURS', { name: dashboard.name }, { status: 403 })
  }
  const { sharedWith, roleId, userIds, tiles } = dashboard
  const may = mayShare(ctx)
  return {
    sharedWith,
    roleId,
    userIds: userIds ?? [],
    roles: may ? await rolesOf(ctx) : [],
    users: may ? await usersOf(ctx) : [],
    closed: await closedReports(ctx, tiles ?? []),
  }
}

async function closedReports(ctx: Context, tiles: readonly Tile[]) {
  const closed = new Map<number, string>()
  for (const tile of tiles) {
    if (tile.kind !== 'report' && tile.kind !== 'kpi') continue
    const report = await seenReport(ctx, tile.settings.report)
    if (report?.sharedWith === 'private' && report.ownerId !== null) {
      closed.set(report.id, reportTitle(ctx, report))
    }
  }
  return [...closed].map(([id, name]) => ({ id, name }))
}

async function seenReport(ctx: Context, name: number | string) {
  try {
    return await reportOf(ctx, name)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function rolesOf(ctx: Context) {
  const rows = await ctx.rows<{ id: number; name: string }>(
    `SELECT \`id\`, \`name\` FROM \`roles\` WHERE \`archived_at\` IS NULL
      AND (\`company_id\` = ? OR \`company_id\` IS NULL) ORDER BY \`name\`, \`id\` LIMIT ${MOST}`,
    [ctx.company.id]
  )
  return rows.map(numbered)
}

/** The other people of the company. */
async function usersOf(ctx: Context) {
  const rows = await ctx.rows<{ id: number; name: string }>(
    `SELECT \`users\`.\`id\`, \`users\`.\`name\` FROM \`users\`
      JOIN \`memberships\` ON \`memberships\`.\`user_id\` = \`users\`.\`id\`
      WHERE \`memberships\`.\`company_id\` = ? AND \`memberships\`.\`archived_at\` IS NULL AND \`users\`.\`id\` <> ?
      ORDER BY \`users\`.\`name\`, \`users\`.\`id\` LIMIT ${MOST}`,
    [ctx.company.id, ctx.user.id]
  )
  return rows.map(numbered)
}

const numbered = ({ id, name }: { id: number; name: string }) => ({ id: Number(id), name })
