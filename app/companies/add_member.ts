import type { Context } from '#kernel/companies/context'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'

/** Makes a user a member of the company of `ctx`, with roles. Runs in an open transaction. */
export async function addMember(
  ctx: Context,
  userId: number,
  roleIds: readonly number[],
  options: { isDefault?: boolean } = {}
) {
  const membership = await Membership.create(ctx, { userId, isDefault: options.isDefault ?? false })
  for (const roleId of roleIds) {
    await MembershipRole.create(ctx, { membershipId: membership.id, roleId })
  }
  return membership
}
