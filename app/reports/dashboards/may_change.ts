import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { TRUE } from '#kernel/records/query/sql'
import type Dashboard from '#kernel/reports/dashboards/dashboard'
import { visibleDashboards } from '#kernel/reports/dashboards/visible_dashboards'

/** Whether the caller may share dashboards, look after shared ones and say with which people start. */
export const mayShare = (ctx: Context) => ctx.access.allows('kernel.dashboard', 'share')

/** The owner always may; shared ones also whoever may share. */
export function mayChange(ctx: Context, one: { ownerId: number; sharedWith: string }) {
  return one.ownerId === ctx.user.id || (one.sharedWith !== 'private' && mayShare(ctx))
}

/** A dashboard of the company worked in that the caller sees, archived or not. Throws 404 where there is none for him. */
export async function findDashboard(ctx: Context, id: number): Promise<Dashboard> {
  const visible = visibleDashboards(ctx, '`d`') ?? TRUE
  const [seen] = await ctx.rows(
    `SELECT 1 AS \`seen\` FROM \`dashboards\` AS \`d\` WHERE \`d\`.\`id\` = ? AND \`d\`.\`company_id\` = ? AND ${visible.sql}`,
    [id, ctx.company.id, ...visible.bindings]
  )
  const dashboard = seen && (await ctx.records<Dashboard>('kernel.dashboard').find(id))
  if (!dashboard) throw Refusal.missing()
  return dashboard
}

/** The same, locked, to be changed: 403 where it is not the caller's to change. */
export async function changeableDashboard(ctx: Context, id: number): Promise<Dashboard> {
  await findDashboard(ctx, id)
  const dashboard = await ctx.records<Dashboard>('kernel.dashboard').lock(id)
  if (!mayChange(ctx, dashboard)) {
    throw new Refusal('E_DASHBOARD_NOT_YOURS', { name: dashboard.name }, { status: 403 })
  }
  return dashboard
}
