import type { Context } from '#kernel/companies/context'
import { sql, type Sql } from '#kernel/records/query/sql'

/** One's own schedules and alerts; those of everybody for administrators and the kernel. */
export function ownSchedules(ctx: Context, alias: string): Sql | null {
  if (ctx.user.id === 0 || ctx.user.isAdmin) return null
  return sql(`${alias}.\`owner_id\` = ?`, [ctx.user.id])
}
