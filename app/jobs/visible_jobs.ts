import type { Context } from '#kernel/companies/context'
import { sql, type Sql } from '#kernel/records/query/sql'

/** Jobs of the whole deployment are seen by its administrators only. Whose other jobs one sees, rules say. */
export function visibleJobs(ctx: Context, alias: string): Sql | null {
  if (ctx.user.isAdmin) return null
  return sql(`(${alias}.\`company_id\` IS NOT NULL OR ${alias}.\`user_id\` = ?)`, [ctx.user.id])
}

/** What somebody is told is for him alone, whatever rules say. */
export function ownNotifications(ctx: Context, alias: string): Sql | null {
  return sql(`${alias}.\`user_id\` = ?`, [ctx.user.id])
}
