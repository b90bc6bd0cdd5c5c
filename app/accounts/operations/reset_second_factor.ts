import { endSignIns } from '#kernel/accounts/end_sign_ins'
import { needAuthorityOver } from '#kernel/accounts/guard'
import { removeFactor } from '#kernel/accounts/second_factor/factor'
import { tellOfRemoval } from '#kernel/accounts/second_factor/tell_of_removal'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type User from '#kernel/accounts/user'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'

/** For someone who lost phone and recovery codes: he signs in with his password and sets up a new second factor. */
export default defineOperation<User>({
  name: 'kernel.user.reset_second_factor',
  on: 'kernel.user',
  when: (user) => Boolean(user.second_factor_at),
  place: 'overflow',
  icon: 'i-lucide-shield-off',
  async run(ctx, user) {
    if (!user.secondFactorAt) throw new Refusal('E_SECOND_FACTOR_NONE', { name: user.name })
    await needAuthorityOver(ctx, user)
    await removeFactor(ctx, user.id)
    user.secondFactorAt = null
    await endSignIns(ctx, user.id)
    await tellOfRemoval(ctx, user.id)
    await securityEvent(ctx, 'second_factor_reset', { subjectId: user.id })
  },
})
