import { endSignIns } from '#kernel/accounts/end_sign_ins'
import { needAuthorityOver } from '#kernel/accounts/guard'
import type User from '#kernel/accounts/user'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Shuts someone out at once; what he did stays under his name. */
export default defineOperation<User>({
  name: 'kernel.user.disable',
  on: 'kernel.user',
  when: (user) => !user.disabled_at,
  place: 'overflow',
  icon: 'i-lucide-user-x',
  async run(ctx, user) {
    if (user.disabledAt) throw new Refusal('E_USER_DISABLED', { name: user.name })
    if (user.id === ctx.user.id) throw new Refusal('E_NOT_YOURSELF')
    await needAuthorityOver(ctx, user)
    user.disabledAt = moment(ctx.now)
    await endSignIns(ctx, user.id)
  },
})
