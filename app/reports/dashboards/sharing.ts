import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { findDashboard, mayChange, mayShare } from '#kernel/reports/dashboards/may_change'
import { reportOf } from '#kernel/reports/dashboards/tiles/tile_report'
import type { SharingProps, Tile } from '#kernel/reports/dashboards/wire'
import { shareableRoles, shareableUsers } from '#kernel/reports/sharing/sharing_choices'
import { reportTitle } from '#kernel/reports/saved/report_title'

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
    roles: may ? await shareableRoles(ctx) : [],
    users: may ? await shareableUsers(ctx) : [],
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
