import { needAuthorityOver } from '#kernel/accounts/guard'
import type Invitation from '#kernel/accounts/invitations/invitation'
import User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import Membership from '#kernel/companies/membership'
import { Refusal } from '#kernel/http/refusal'

/**
 * The user an invitation is for, who has not come in yet. Refuses (409) once it is accepted or withdrawn. Over the
 * account of somebody who works in another company nobody needs authority: only his membership here is meant.
 */
export async function needInvited(ctx: Context, { state, userId, email }: Invitation) {
  const isOpen = state === 'waiting' || state === 'expired'
  const user = userId && isOpen ? await User.findOrFail(ctx, userId) : null
  if (user?.state === 'invited') await needAuthorityOver(ctx, user)
  else if (!user || !(await isAsked(ctx, user))) throw new Refusal('E_INVITATION_OVER', { email })
  return user
}

async function isAsked(ctx: Context, { id, state }: User) {
  const membership = await Membership.findBy(ctx, ['user_id', 'eq', id])
  return state === 'active' && Boolean(membership?.archivedAt)
}
