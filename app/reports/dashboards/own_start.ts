import type { Context } from '#kernel/companies/context'

/** The choice the caller made for himself: a dashboard's id. */
export async function ownStart(ctx: Context): Promise<string | undefined> {
  const [row] = await ctx.rows<{ dashboard: string }>(
    "SELECT `dashboard` FROM `dashboard_starts` WHERE `company_id` = ? AND `scope` = 'user' AND `user_id` = ?",
    [ctx.company.id, ctx.user.id]
  )
  return row?.dashboard
}
