import type { Context } from '#kernel/companies/context'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'
import { sharedWithCaller } from '#kernel/reports/sharing/shared_with_caller'

/** One's own dashboards, and those shared with oneself, one's roles or the whole company. */
export function visibleDashboards(ctx: Context, alias: string): Sql | null {
  if (ctx.user.id === 0) return null
  const shared = sharedWithCaller(ctx, alias)
  return sql(`(${alias}.\`owner_id\` = ? OR ${shared.sql})`, [ctx.user.id, ...shared.bindings])
}
