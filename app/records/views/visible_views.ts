import { isHeldRole } from '#kernel/access/held_roles'
import type { Context } from '#kernel/companies/context'
import { sql } from '#kernel/records/query/sql'
import type { Sql } from '#kernel/records/query/sql'

/** One's own views, those of one's roles and those of the whole company; other people's private ones nobody sees but the kernel. */
export function visibleViews(ctx: Context, alias: string): Sql | null {
  if (ctx.user.id === 0) return null
  const mine = `${alias}.\`owner_id\` = ?`
  const shared = `${alias}.\`shared_with\` = 'company'`
  const role = isHeldRole(ctx, `${alias}.\`role_id\``)
  const ofRole = `(${alias}.\`shared_with\` = 'role' AND ${role.sql})`
  return sql(`(${mine} OR ${shared} OR ${ofRole})`, [ctx.user.id, ...role.bindings])
}
