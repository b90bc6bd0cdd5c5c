import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { TRUE } from '#kernel/records/query/sql'
import type SavedView from '#kernel/records/views/saved_view'
import { visibleViews } from '#kernel/records/views/visible_views'

export const SHARE = 'share'

/** Whether the caller may share views with others, and so look after those that are shared. */
export const mayShare = (ctx: Context) => ctx.access.allows('kernel.saved_view', SHARE)

/** The owner always may; shared ones also whoever may share. */
export function mayChange(ctx: Context, view: { ownerId: number; sharedWith: string }) {
  return view.ownerId === ctx.user.id || (view.sharedWith !== 'private' && mayShare(ctx))
}

/** A view the caller sees and may change; 404 where he does not see it, 403 where it is not his to change. */
export async function changeableView(ctx: Context, id: number): Promise<SavedView> {
  const visible = visibleViews(ctx, '`v`') ?? TRUE
  const [seen] = await ctx.rows(
    `SELECT 1 AS \`seen\` FROM \`saved_views\` AS \`v\` WHERE \`v\`.\`id\` = ? AND ${visible.sql}`,
    [id, ...visible.bindings]
  )
  if (!seen) throw Refusal.missing()
  const view = await ctx.records<SavedView>('kernel.saved_view').lock(id)
  if (!mayChange(ctx, view)) {
    throw new Refusal('E_VIEW_NOT_YOURS', { name: view.name }, { status: 403 })
  }
  return view
}
