import { endSignIns } from '#kernel/accounts/end_sign_ins'
import type Invitation from '#kernel/accounts/invitations/invitation'
import { needInvited } from '#kernel/accounts/invitations/need_invited'
import Membership from '#kernel/companies/membership'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Takes an invitation back: its link opens nothing any more, and whoever was invited works nowhere. */
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
    user.disabledAt = now
    invitation.state = 'withdrawn'
    await ctx.trx!.from('invitations').where('id', invitation.id).update({ token_hash: null })
    await ctx
      .trx!.from('outgoing_mail')
      .where({ about_model: 'kernel.invitation', about_id: invitation.id, state: 'waiting' })
      .update({ state: 'cancelled', sealed: null })
    await endSignIns(ctx, user.id)
  },
})
