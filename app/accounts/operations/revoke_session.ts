import { needAuthorityOver } from '#kernel/accounts/guard'
import type Session from '#kernel/accounts/session'
import User from '#kernel/accounts/user'
import { defineOperation } from '#kernel/records/operation'

/** Signs someone out of one browser, at once. */
export default defineOperation<Session>({
  name: 'kernel.session.revoke',
  on: 'kernel.session',
  reads: true,
  place: 'primary',
  icon: 'i-lucide-log-out',
  async run(ctx, session) {
    await needAuthorityOver(ctx, await User.findOrFail(ctx, session.userId))
    await ctx.records<Session>('kernel.session').delete(session)
  },
})
