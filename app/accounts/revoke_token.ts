import ApiToken from '#kernel/accounts/api_token'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** Makes a token useless from its next use on, in every process. */
export async function revokeToken(ctx: Context, id: number) {
  await transaction(ctx, async (inner) => {
    const token = await ApiToken.findOrFail(inner, id)
    if (token.revokedAt) throw new Refusal('E_TOKEN_REVOKED', { name: token.name })
    token.revokedAt = moment(inner.now)
    await bumpEpoch(inner, 'access')
  })
}
