import type Invitation from '#kernel/accounts/invitations/invitation'
import { newLinkToken } from '#kernel/accounts/link_token'
import type { Context } from '#kernel/companies/context'
import { moment } from '#kernel/records/values/moment'

const DAY = 24 * 60 * 60_000

/** A link that is good for a day; an earlier one is void, and mails that would still bring it stay home. */
export async function newLink(ctx: Context, invitation: Invitation) {
  const { token, digest } = newLinkToken()
  const until = new Date(ctx.now.getTime() + DAY)
  invitation.state = 'waiting'
  invitation.expiresAt = moment(until)
  await ctx.trx!.from('invitations').where('id', invitation.id).update({ token_hash: digest })
  await cancelMails(ctx, invitation.id)
  return { path: `/invitation?token=${token}`, until }
}

/** Mails with a link of the invitation that have not left yet never will. */
export async function cancelMails(ctx: Context, id: number) {
  await ctx
    .trx!.from('outgoing_mail')
    .where({ about_model: 'kernel.invitation', about_id: id })
    .whereIn('state', ['waiting', 'held'])
    .update({ state: 'cancelled', sealed: null })
}
