import type Invitation from '#kernel/accounts/invitations/invitation'
import { rolesNamed } from '#kernel/accounts/invitations/given_roles'
import { sendInvitation } from '#kernel/accounts/invitations/send_invitation'
import User from '#kernel/accounts/user'
import { addMember } from '#kernel/companies/add_member'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Hook } from '#kernel/plugins/declaration'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/**
 * What a new invitation brings with it, in its own transaction: a user who cannot sign in yet, his membership
 * with its roles, and the mail with the link.
 */
export const invite: Hook = async (ctx, record) => {
  const invitation = record as Invitation
  const known = await userOf(ctx, invitation.email)
  if (known) await refuseKnown(ctx, known, invitation.email)
  const user = known ? await revived(ctx, known.id, invitation) : await newUser(ctx, invitation)
  const roles = await rolesNamed(ctx, invitation.roles, user.id)
  await join(
    ctx,
    user.id,
    roles.map(({ id }) => id)
  )
  invitation.roles = roles.map(({ name }) => name)
  invitation.userId = user.id
  await sendInvitation(ctx, invitation)
}

/** Makes him a member, also where an earlier invitation was taken back: only today's roles count. */
async function join(ctx: Context, userId: number, roleIds: number[]) {
  const before = await Membership.findBy(ctx, ['user_id', 'eq', userId])
  if (!before) return addMember(ctx, userId, roleIds, { isDefault: true })
  for (const line of await ctx.lines<MembershipRole>(before, 'roles')) {
    await ctx.records(MembershipRole).delete(line)
  }
  before.archivedAt = null
  for (const roleId of roleIds) {
    await MembershipRole.create(ctx, { membershipId: before.id, roleId })
  }
}

interface Known {
  id: number
  password_hash: string | null
  state: string
}

async function userOf(ctx: Context, email: string): Promise<Known | undefined> {
  const [user] = await ctx.rows<Known>(
    'SELECT `id`, `password_hash`, `state` FROM `users` WHERE `email` = ?',
    [email]
  )
  return user
}

/** Only somebody who was invited once and never came in is invited anew. */
async function refuseKnown(ctx: Context, { id, password_hash: password }: Known, email: string) {
  const memberships = await ctx.rows<{ company_id: number }>(
    'SELECT `company_id` FROM `memberships` WHERE `user_id` = ? AND `archived_at` IS NULL',
    [id]
  )
  const isHere = memberships.some((one) => Number(one.company_id) === ctx.company.id)
  if (!isHere && memberships.length === 0 && password === null) return
  const code = isHere ? 'E_INVITATION_MEMBER' : 'E_INVITATION_KNOWN'
  throw Refusal.input([{ field: 'email', code, params: { email } }])
}

async function revived(ctx: Context, id: number, { name, language }: Invitation) {
  const user = await User.findOrFail(ctx, Number(id))
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
