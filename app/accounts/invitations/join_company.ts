import Invitation from '#kernel/accounts/invitations/invitation'
import { openInvitation, type OpenInvitation } from '#kernel/accounts/invitations/open_invitation'
import { takeInvitation, tellInviter } from '#kernel/accounts/invitations/take_invitation'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import Membership from '#kernel/companies/membership'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/**
 * Whoever has an account and the link of an invitation to a further company becomes its member with that same
 * account. Answers the company's id.
 */
export async function joinCompany(caller: Context, token: string): Promise<number> {
  const invitation = await openInvitation(token, caller.now)
  if (!invitation?.isKnown) throw new Refusal('E_INVITATION_LINK', {}, { status: 403 })
  if (invitation.userId !== caller.user.id) {
    throw new Refusal('E_INVITATION_OTHERS', { email: invitation.email }, { status: 403 })
  }
  const { origin, requestId } = caller
  const kernel = await kernelContext({ companyId: invitation.companyId })
  await transaction(kernel.with({ origin, requestId }), (ctx) => join(ctx, invitation, token))
  return invitation.companyId
}

async function join(ctx: Context, { id, userId }: OpenInvitation, token: string) {
  await takeInvitation(ctx, id, token)
  const invitation = await Invitation.findOrFail(ctx, id)
  const membership = (await Membership.findBy(ctx, ['user_id', 'eq', userId]))!
  membership.archivedAt = null
  invitation.state = 'accepted'
  invitation.acceptedAt = moment(ctx.now)
  const { name } = await User.findOrFail(ctx, userId)
  await tellInviter(ctx, invitation, name)
  await securityEvent(ctx, 'invitation_accepted', { userId, subjectId: userId })
}
