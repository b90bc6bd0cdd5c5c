import { endSignIns } from '#kernel/accounts/end_sign_ins'
import { needAdministrator } from '#kernel/accounts/guard'
import type User from '#kernel/accounts/user'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'

/** Makes a user an administrator of the whole deployment, who may enter every company. */
export default defineOperation<User>({
  name: 'kernel.user.make_administrator',
  on: 'kernel.user',
  when: (user) => !user.is_admin && !user.disabled_at,
  place: 'overflow',
  icon: 'i-lucide-shield-plus',
  async run(ctx, user) {
    needAdministrator(ctx)
    if (user.isAdmin || user.disabledAt) throw new Refusal('E_USER_STATE', { name: user.name })
    user.isAdmin = true
    await endSignIns(ctx, user.id)
  },
})
