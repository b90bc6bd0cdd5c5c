import ApiToken from '#kernel/accounts/api_token'
import { digestOf, newSecret, prefixOf } from '#kernel/accounts/token_secret'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { rolesForToken } from '#kernel/accounts/token_roles'
import { knownUser } from '#kernel/companies/known_user'
import { Refusal, type FieldError } from '#kernel/http/refusal'
import { cleanText } from '#kernel/records/fields/types/text'
import { readEpochs } from '#kernel/records/storage/epochs'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

const DAY = 24 * 60 * 60_000
export const STANDARD_DAYS = 90
export const LONGEST_DAYS = 365

export interface NewToken {
  userId: number
  name: string
  /** The one role it acts under; without one it has whatever its user has. */
  roleId?: number | null
  days?: number
  /** Whether it may change users, invitations, memberships, roles, rules and tokens. */
  changesAccess?: boolean
}

/** Creates a token for the company of `ctx` and answers its secret, which is shown this once. */
export async function createToken(ctx: Context, input: NewToken): Promise<string> {
  const days = input.days ?? STANDARD_DAYS
  const name = cleanText(input.name, { kind: 'text', max: 120 })
  await check(ctx, input, name, days)
  const secret = newSecret()
  return transaction(ctx, async (inner) => {
    const user = await inner
      .trx!.from('users')
      .where('id', input.userId)
      .select('security_epoch')
      .firstOrFail()
    const token = await ApiToken.create(inner, {
      name,
      userId: input.userId,
      roleId: input.roleId ?? null,
      changesAccess: input.changesAccess ?? false,
      prefix: prefixOf(secret),
      expiresAt: moment(new Date(inner.now.getTime() + days * DAY)),
    })
    await inner
      .trx!.from('api_tokens')
      .where('id', token.id)
      .update({ secret_hash: digestOf(secret), security_epoch: user.security_epoch })
    await securityEvent(inner, 'token_made', {
      subjectId: input.userId,
      name,
      days,
      changes_access: input.changesAccess ?? false,
    })
    return secret
  })
}

/** All complaints at once: a name, at most a year, and a role the user has himself. */
async function check(ctx: Context, input: NewToken, name: string, days: number) {
  const user = await knownUser(input.userId, (await readEpochs()).access)
  if (user?.needsSecondFactor && !user.hasSecondFactor) {
    throw new Refusal('E_SECOND_FACTOR_NEEDED', {}, { status: 403 })
  }
  const errors: FieldError[] = []
  if (!name) errors.push({ field: 'name', code: 'E_REQUIRED' })
  if (!(days > 0 && days <= LONGEST_DAYS)) {
    errors.push({ field: 'days', code: 'E_TOKEN_DAYS', params: { longest: LONGEST_DAYS } })
  }
  const offered = input.roleId ? await rolesForToken(input.userId, ctx.company.id, ctx.today) : []
  if (input.roleId && !offered.some(({ id }) => id === input.roleId)) {
    errors.push({ field: 'role_id', code: 'E_TOKEN_ROLE_OTHERS' })
  }
  if (errors.length > 0) throw Refusal.input(errors)
}
