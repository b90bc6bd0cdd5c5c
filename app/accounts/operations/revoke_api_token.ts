import type ApiToken from '#kernel/accounts/api_token'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { moment } from '#kernel/records/values/moment'

/** Makes an API token useless from its next use on. */
export default defineOperation<ApiToken>({
  name: 'kernel.api_token.revoke',
  on: 'kernel.api_token',
  when: (token) => !token.revoked_at,
  place: 'primary',
  icon: 'i-lucide-ban',
  async run(ctx, token) {
    if (token.revokedAt) throw new Refusal('E_TOKEN_REVOKED', { name: token.name })
    token.revokedAt = moment(ctx.now)
    await bumpEpoch(ctx, 'access')
  },
})
