import { isAdministratorRole } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Hook } from '#kernel/plugins/declaration'
import type Role from '#kernel/access/models/role'
import type Rule from '#kernel/access/models/rule'

/** Before a role or any of its lines changes, also where a line only goes. */
export const guardRole: Hook = (ctx, record) => mayTouch(ctx, record as Role)

/** Before a rule changes at its own address. */
export const guardRule: Hook = async (ctx, record) => {
  const { roleId } = record as Rule
  if (roleId) mayTouch(ctx, await ctx.records<Role>('kernel.role').findOrFail(roleId))
  else if (record.companyId === null) needEveryCompany(ctx, '')
}

function mayTouch(ctx: Context, role: Role) {
  if (role.companyId === null) needEveryCompany(ctx, role.name)
  needAdministrator(ctx, role)
}

/** What holds in every company is for administrators of all of them. */
function needEveryCompany(ctx: Context, name: string) {
  if (!ctx.user.isAdmin) throw new Refusal('E_SHARED_ROLE', { name }, { status: 403 })
}

/**
 * Whoever has the administrator's role holds everything, whatever rules are in it: an emptied one
 * would be a cheap gift. So only administrators give or touch it.
 */
export function needAdministrator(
  ctx: Context,
  role: { key: string | null; ownerPlugin: string | null }
) {
  if (!isAdministratorRole(role) || ctx.access.isAdmin) return
  throw new Refusal('E_GRANT_BEYOND', { kind: 'right', what: '*', model: '*' }, { status: 403 })
}
