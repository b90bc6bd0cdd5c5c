import { assertMayGiveRole } from '#kernel/access/grants/may_grant'
import type Membership from '#kernel/companies/membership'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { ORIGINAL } from '#kernel/records/record_model'

/**
 * A membership handed to somebody else, or brought back, gives its roles anew; and nobody moves
 * himself to another unit, because rules may speak of "own unit and below".
 */
export async function guardMembership(ctx: Context, membership: Membership) {
  if (!membership.id) return
  const before = membership[ORIGINAL]
  const isNew = Number(before.user_id) !== membership.userId
  const isBack = before.archived_at && !membership.archivedAt
  if (isNew || isBack) {
    for (const { roleId } of await rolesOf(ctx, membership)) {
      await assertMayGiveRole(ctx, roleId, membership.userId)
    }
  }
  const unitChanges = Number(before.org_unit_id ?? 0) !== Number(membership.orgUnitId ?? 0)
  if (unitChanges && membership.userId === ctx.user.id && !ctx.access.isAdmin) {
    throw new Refusal('E_OWN_UNIT', {}, { status: 403 })
  }
}

function rolesOf(ctx: Context, membership: Membership) {
  return ctx.lines<Membership & { roleId: number }>(membership, 'roles')
}
