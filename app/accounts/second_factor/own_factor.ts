import { draftSecret } from '#kernel/accounts/second_factor/factor'
import { recoveryCodesLeft } from '#kernel/accounts/second_factor/recovery_codes'
import { factorUri } from '#kernel/accounts/second_factor/totp'
import User from '#kernel/accounts/user'
import { knownUser } from '#kernel/companies/known_user'
import type { Context } from '#kernel/companies/context'
import { readEpochs } from '#kernel/records/storage/epochs'
import { appUrl } from '#config/app'

/** What the caller's own screen shows of his second factor. */
export async function ownFactor(ctx: Context) {
  const { id, secondFactorAt } = await User.findOrFail(ctx, ctx.user.id)
  const secret = await draftSecret(ctx, id)
  const issuer = `Kontor ${new URL(appUrl).hostname}`
  return {
    since: secondFactorAt,
    codesLeft: await recoveryCodesLeft(ctx, id),
    isNeeded: await isNeeded(id),
    draft: secret && { secret, uri: factorUri(secret, ctx.user.email, issuer) },
  }
}

/** Whether a role of the user asks for a second factor. */
export async function isNeeded(userId: number) {
  const user = await knownUser(userId, (await readEpochs()).access)
  return user?.needsSecondFactor ?? false
}
