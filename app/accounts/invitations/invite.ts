import type Invitation from '#kernel/accounts/invitations/invitation'
import { rolesNamed } from '#kernel/accounts/invitations/given_roles'
import { sendInvitation } from '#kernel/accounts/invitations/send_invitation'
import { standingOf } from '#kernel/accounts/invitations/standing'
import User from '#kernel/accounts/user'
import { addMember } from '#kernel/companies/add_member'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import type { Context } from '#kernel/companies/context'
import type { Hook } from '#kernel/plugins/declaration'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { moment } from '#kernel/records/values/moment'

/**
 * What a new invitation brings with it, in its own transaction: a membership with its roles, and the mail with
 * the link. Somebody new becomes a user who cannot sign in yet; for somebody who works in another company the
 * membership rests in the archive until he accepts.
 */
export const invite: Hook = async (ctx, record) => {
  const invitation = record as Invitation
  const { userId, isKnown } = await standingOf(ctx, invitation)
  const user = await userFor(ctx, invitation, userId, isKnown)
  const roles = await rolesNamed(ctx, invitation.roles, user.id)
  await join(
    ctx,
    user.id,
    roles.map(({ id }) => id),
    isKnown
  )
  invitation.roles = roles.map(({ name }) => name)
  invitation.userId = user.id
  await sendInvitation(ctx, invitation, user)
}

/** Makes him a member, also where an earlier invitation was taken back: only today's roles count. */
async function join(ctx: Context, userId: number, roleIds: number[], isResting: boolean) {
  const membership =
    (await Membership.findBy(ctx, ['user_id', 'eq', userId])) ??
    (await addMember(ctx, userId, [], { isDefault: !isResting }))
  for (const line of await ctx.lines<MembershipRole>(membership, 'roles')) {
    await ctx.records(MembershipRole).delete(line)
  }
  membership.archivedAt = isResting ? (membership.archivedAt ?? moment(ctx.now)) : null
  for (const roleId of roleIds) {
    await MembershipRole.create(ctx, { membershipId: membership.id, roleId })
  }
}

async function userFor(
  ctx: Context,
  invitation: Invitation,
  id: number | null,
  isKnown: boolean
): Promise<User> {
  if (id === null) return newUser(ctx, invitation)
  const user = await User.findOrFail(ctx, id)
  return isKnown ? user : revived(user, invitation)
}

function revived(user: User, { name, language }: Invitation) {
  user.disabledAt = null
  user.state = 'invited'
  user.name = name ?? user.name
  user.language = language ?? user.language
  return user
}

async function newUser(ctx: Context, { email, name, language }: Invitation) {
  await bumpEpoch(ctx, 'access')
  return User.create(ctx, { email, name: name ?? email.split('@')[0], language, state: 'invited' })
}
