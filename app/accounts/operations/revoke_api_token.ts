import type ApiToken from '#kernel/accounts/api_token'
import { revokeToken } from '#kernel/accounts/revoke_token'
import { defineOperation } from '#kernel/records/operation'

/** Makes an API token useless from its next use on. */
export default defineOperation<ApiToken>({
  name: 'kernel.api_token.revoke',
  on: 'kernel.api_token',
  when: (token) => !token.revoked_at,
  place: 'primary',
  icon: 'i-lucide-ban',
  run: (ctx, token) => revokeToken(ctx, token.id),
})
