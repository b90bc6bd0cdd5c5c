import type Invitation from '#kernel/accounts/invitations/invitation'
import { needInvited } from '#kernel/accounts/invitations/need_invited'
import { sendInvitation } from '#kernel/accounts/invitations/send_invitation'
import { defineOperation } from '#kernel/records/operation'

/** Sends the invitation again with a new link; the old one opens nothing any more. */
export default defineOperation<Invitation>({
  name: 'kernel.invitation.resend',
  on: 'kernel.invitation',
  when: ({ state }) => state === 'waiting' || state === 'expired',
  place: 'primary',
  icon: 'i-lucide-send',
  async run(ctx, invitation) {
    await sendInvitation(ctx, invitation, await needInvited(ctx, invitation))
  },
})
