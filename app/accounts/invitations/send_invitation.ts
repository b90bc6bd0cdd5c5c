import type Invitation from '#kernel/accounts/invitations/invitation'
import { newLink } from '#kernel/accounts/invitations/new_link'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type User from '#kernel/accounts/user'
import type { Context } from '#kernel/companies/context'
import { sendMail } from '#kernel/mail/send_mail'

/** Sends a link; whoever has an account already is only asked to join. Runs in an open transaction. */
export async function sendInvitation(ctx: Context, invitation: Invitation, user: User) {
  const { path, until } = await newLink(ctx, invitation)
  const isKnown = user.state === 'active'
  await sendMail(ctx, {
    to: invitation.email,
    name: invitation.name,
    template: isKnown ? 'kernel.invitation_to_join' : 'kernel.invitation',
    params: {
      name: (isKnown ? user.name : invitation.name) ?? '',
      hasName: isKnown || invitation.name ? 'yes' : 'no',
      inviter: ctx.user.name || ctx.company.name,
    },
    locale: (isKnown ? user.language : invitation.language) ?? ctx.company.language,
    path,
    isSecret: true,
    record: { model: 'kernel.invitation', id: invitation.id },
    validUntil: until,
  })
  await securityEvent(ctx, 'invitation_sent', {
    subjectId: invitation.userId,
    email: invitation.email,
  })
}
