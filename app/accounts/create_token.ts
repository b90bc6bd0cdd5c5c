import ApiToken from '#kernel/accounts/api_token'
import { digestOf, newSecret, prefixOf } from '#kernel/accounts/token_secret'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

const DAY = 24 * 60 * 60_000
const STANDARD_DAYS = 90
const LONGEST_DAYS = 365

export interface NewToken {
  userId: number
  name: string
  /** The one role it acts under; without one it has whatever its user has. */
  roleId?: number | null
  days?: number
}

/** Creates a token for the company of `ctx` and answers its secret, which is shown this once. */
export async function createToken(ctx: Context, input: NewToken): Promise<string> {
  const days = input.days ?? STANDARD_DAYS
  if (!(days > 0 && days <= LONGEST_DAYS)) {
    throw Refusal.input([
      { field: 'days', code: 'E_TOKEN_DAYS', params: { longest: LONGEST_DAYS } },
    ])
  }
  const secret = newSecret()
  return transaction(ctx, async (inner) => {
    const user = await inner
      .trx!.from('users')
      .where('id', input.userId)
      .select('security_epoch')
      .firstOrFail()
    const token = await ApiToken.create(inner, {
      name: input.name,
      userId: input.userId,
      roleId: input.roleId ?? null,
      prefix: prefixOf(secret),
      expiresAt: moment(new Date(inner.now.getTime() + days * DAY)),
    })
    await inner
      .trx!.from('api_tokens')
      .where('id', token.id)
      .update({ secret_hash: digestOf(secret), security_epoch: user.security_epoch })
    return secret
  })
}
