import type Invitation from '#kernel/accounts/invitations/invitation'
import { newLinkToken } from '#kernel/accounts/link_token'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { sendMail } from '#kernel/mail/send_mail'
import { moment } from '#kernel/records/values/moment'

const DAY = 24 * 60 * 60_000

/** Sends a link that is good for a day; an earlier one is void from now on. Runs in an open transaction. */
export async function sendInvitation(ctx: Context, invitation: Invitation) {
  const { token, digest } = newLinkToken()
  const until = new Date(ctx.now.getTime() + DAY)
  invitation.state = 'waiting'
  invitation.expiresAt = moment(until)
  await ctx.trx!.from('invitations').where('id', invitation.id).update({ token_hash: digest })
  await sendMail(ctx, {
    to: invitation.email,
    name: invitation.name,
    template: 'kernel.invitation',
    params: {
      name: invitation.name ?? '',
      hasName: invitation.name ? 'yes' : 'no',
      inviter: ctx.user.name || ctx.company.name,
    },
    locale: invitation.language ?? ctx.company.language,
    path: `/invitation?token=${token}`,
    isSecret: true,
    record: { model: 'kernel.invitation', id: invitation.id },
    validUntil: until,
  })
  await securityEvent(ctx, 'invitation_sent', {
    subjectId: invitation.userId,
    email: invitation.email,
  })
}
