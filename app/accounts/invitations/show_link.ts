import { appUrl } from '#config/app'
import { authorizeRecord } from '#kernel/access/authorize_record'
import Invitation from '#kernel/accounts/invitations/invitation'
import { needInvited } from '#kernel/accounts/invitations/need_invited'
import { newLink } from '#kernel/accounts/invitations/new_link'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * A new link of an invitation, to be handed over by hand where no mail server is: shown this once to whoever may
 * send the invitation. The link of before is void.
 */
export function showLink(ctx: Context, id: number): Promise<{ link: string; until: string }> {
  return transaction(ctx, async (inner) => {
    await authorizeRecord(inner, 'kernel.invitation', 'resend', id)
    const invitation = await inner.records(Invitation).lock(id)
    await needInvited(inner, invitation)
    const { path, until } = await newLink(inner, invitation)
    await securityEvent(inner, 'invitation_link_shown', {
      subjectId: invitation.userId,
      email: invitation.email,
    })
    return { link: new URL(path, appUrl).href, until: until.toISOString() }
  })
}
