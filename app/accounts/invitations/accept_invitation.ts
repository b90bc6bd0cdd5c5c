import { storePassword, wordsOf } from '#kernel/accounts/create_user'
import Invitation from '#kernel/accounts/invitations/invitation'
import { openInvitation, type OpenInvitation } from '#kernel/accounts/invitations/open_invitation'
import { takeInvitation, tellInviter } from '#kernel/accounts/invitations/take_invitation'
import { checkPassword, hashPassword } from '#kernel/accounts/passwords'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export interface Acceptance {
  token: string
  name: string
  password: string
  language: string | null
}

/**
 * Whoever has the link of an invitation becomes its user, once: name, language and password are his own
 * choice. `guest` says where he comes from.
 */
export async function acceptInvitation(guest: Context, input: Acceptance) {
  const invitation = await openInvitation(input.token, guest.now)
  if (!invitation || invitation.isKnown) throw over()
  checkPassword(
    input.password,
    wordsOf({ name: input.name, email: invitation.email }, invitation.company)
  )
  const passwordHash = await hashPassword(input.password)
  const ctx = (await kernelContext({ companyId: invitation.companyId })).with({
    origin: guest.origin,
    requestId: guest.requestId,
  })
  return transaction(ctx, (inner) => accept(inner, invitation, input, passwordHash))
}

async function accept(
  ctx: Context,
  { id, userId }: OpenInvitation,
  { token, name, language }: Acceptance,
  passwordHash: string
) {
  await takeInvitation(ctx, id, token)
  const invitation = await Invitation.findOrFail(ctx, id)
  const user = await User.findOrFail(ctx, userId)
  if (user.state !== 'invited') throw over()
  Object.assign(user, { name, language, state: 'active' })
  invitation.state = 'accepted'
  invitation.acceptedAt = moment(ctx.now)
  await storePassword(ctx, user.id, passwordHash)
  await securityEvent(ctx, 'invitation_accepted', { userId: user.id, subjectId: user.id })
  await tellInviter(ctx, invitation, name)
  const { security_epoch: epoch } = await ctx.trx!.from('users').where('id', user.id).firstOrFail()
  return { id: user.id, securityEpoch: Number(epoch) }
}

const over = () => new Refusal('E_INVITATION_LINK', {}, { status: 403 })
