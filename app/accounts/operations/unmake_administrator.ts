import { endSignIns } from '#kernel/accounts/end_sign_ins'
import { needAdministrator } from '#kernel/accounts/guard'
import type User from '#kernel/accounts/user'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'

/** Takes the administration of the deployment from a user; his roles in companies stay. */
export default defineOperation<User>({
  name: 'kernel.user.unmake_administrator',
  on: 'kernel.user',
  when: (user) => Boolean(user.is_admin),
  place: 'overflow',
  icon: 'i-lucide-shield-minus',
  async run(ctx, user) {
    needAdministrator(ctx)
    if (!user.isAdmin) throw new Refusal('E_USER_STATE', { name: user.name })
    user.isAdmin = false
    await endSignIns(ctx, user.id)
  },
})
