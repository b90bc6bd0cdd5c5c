import { needAuthorityOver } from '#kernel/accounts/guard'
import type User from '#kernel/accounts/user'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'

/** Lets someone who was disabled sign in again. */
export default defineOperation<User>({
  name: 'kernel.user.enable',
  on: 'kernel.user',
  when: (user) => Boolean(user.disabled_at),
  place: 'primary',
  icon: 'i-lucide-user-check',
  async run(ctx, user) {
    if (!user.disabledAt) throw new Refusal('E_USER_ENABLED', { name: user.name })
    await needAuthorityOver(ctx, user)
    user.disabledAt = null
  },
})
