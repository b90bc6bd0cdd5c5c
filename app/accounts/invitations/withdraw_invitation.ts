import { endSignIns } from '#kernel/accounts/end_sign_ins'
import type Invitation from '#kernel/accounts/invitations/invitation'
import { needInvited } from '#kernel/accounts/invitations/need_invited'
import { cancelMails } from '#kernel/accounts/invitations/new_link'
import Membership from '#kernel/companies/membership'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Takes an invitation back: its link opens nothing any more, and somebody new works nowhere. */
export default defineOperation<Invitation>({
  name: 'kernel.invitation.withdraw',
  on: 'kernel.invitation',
  when: ({ state }) => state === 'waiting' || state === 'expired',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  async run(ctx, invitation) {
    const user = await needInvited(ctx, invitation)
    const now = moment(ctx.now)
    for (const one of await Membership.where(ctx, ['user_id', 'eq', user.id])) {
      one.archivedAt ??= now
    }
    invitation.state = 'withdrawn'
    await ctx.trx!.from('invitations').where('id', invitation.id).update({ token_hash: null })
    await cancelMails(ctx, invitation.id)
    // Whoever works in another company goes on there.
    if (user.state !== 'invited') return
    user.disabledAt = now
    await endSignIns(ctx, user.id)
  },
})
