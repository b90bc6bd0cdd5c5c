import { notify } from '#kernel/activity/notifications/notify'
import type Invitation from '#kernel/accounts/invitations/invitation'
import { linkDigest } from '#kernel/accounts/link_token'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

/** Uses a link up, before anything else: of two who come at once the second finds nothing to take. */
export async function takeInvitation(ctx: Context, id: number, token: string) {
  const taken = await ctx
    .trx!.from('invitations')
    .where({ id, token_hash: linkDigest(token) })
    .update({ token_hash: null })
  if (Number(taken) === 0) throw new Refusal('E_INVITATION_LINK', {}, { status: 403 })
}

/** Lets whoever invited know that somebody came. */
export async function tellInviter(ctx: Context, { createdBy, userId }: Invitation, name: string) {
  if (!createdBy) return
  await notify(ctx, createdBy, {
    key: 'invitations.accepted',
    params: { name },
    href: `/kernel/users/${userId}`,
  })
}
