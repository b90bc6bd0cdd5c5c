import { needAuthorityOver } from '#kernel/accounts/guard'
import type Invitation from '#kernel/accounts/invitations/invitation'
import User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

/** The user an invitation is for, who has not come in yet. Refuses (409) once it is accepted or withdrawn. */
export async function needInvited(ctx: Context, { state, userId, email }: Invitation) {
  const isOpen = state === 'waiting' || state === 'expired'
  const user = userId && isOpen ? await User.findOrFail(ctx, userId) : null
  if (!user || user.state !== 'invited') throw new Refusal('E_INVITATION_OVER', { email })
  await needAuthorityOver(ctx, user)
  return user
}
