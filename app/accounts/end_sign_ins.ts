import type { Context } from '#kernel/companies/context'
import { bumpEpoch } from '#kernel/records/storage/epochs'

/**
 * Ends every session and token of a user at once, in every process: whoever holds one is a guest from his
 * next request on.
 */
export async function endSignIns(ctx: Context, userId: number) {
  await bumpEpoch(ctx, 'access')
  await ctx.trx!.from('users').where('id', userId).increment('security_epoch', 1)
  await ctx.trx!.from('sessions').where('user_id', userId).delete()
}
