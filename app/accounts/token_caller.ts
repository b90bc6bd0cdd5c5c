import logger from '@adonisjs/core/services/logger'
import { digestOf, isSecret } from '#kernel/accounts/token_secret'
import { kernelContext } from '#kernel/companies/kernel_context'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { instant, moment } from '#kernel/records/values/moment'

export interface KnownToken {
  id: number
  userId: number
  companyId: number
  roleId: number | null
  securityEpoch: number
  changesAccess: boolean
  expiresAt: number
  isRevoked: boolean
  /** In milliseconds, as far as this process knows. */
  lastUsedAt: number
}

const MINUTE = 60_000

let known = new Map<string, KnownToken>()
let knownAt: number | undefined

/** The token of an `Authorization` header, if it is one of ours, not expired and not revoked. */
export async function tokenOf(header: string | undefined, epoch: number, now: Date) {
  const [, secret] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? []
  if (!secret || !isSecret(secret)) return undefined
  const token = await find(digestOf(secret), epoch)
  return token && !token.isRevoked && token.expiresAt > now.getTime() ? token : undefined
}

/** Notes the use at most once a minute. A failure is no reason to refuse the caller. */
export async function noteUse(token: KnownToken, now: Date) {
  if (now.getTime() - token.lastUsedAt < MINUTE) return
  token.lastUsedAt = now.getTime()
  try {
    await transaction(await kernelContext({}), ({ trx }) =>
      trx!
        .from('api_tokens')
        .where('id', token.id)
        // Another process may have noted this very minute.
        .where((query) =>
          query
            .whereNull('last_used_at')
            .orWhere('last_used_at', '<=', moment(new Date(now.getTime() - MINUTE)))
        )
        .update({ last_used_at: moment(now) })
    )
  } catch (error) {
    logger.warn({ err: error }, 'the use of an API token could not be noted')
  }
}

/** Kept per process while the access epoch stands; an unknown secret is not kept, or guesses would fill the memory. */
async function find(digest: string, epoch: number) {
  if (epoch !== knownAt) {
    known = new Map()
    knownAt = epoch
  }
  const cache = known
  const seen = cache.get(digest)
  if (seen) return seen
  const [row] = await readRows<TokenRow>(TOKEN, [digest])
  if (!row) return undefined
  const token: KnownToken = {
    id: Number(row.id),
    userId: Number(row.user_id),
    companyId: Number(row.company_id),
    roleId: row.role_id === null ? null : Number(row.role_id),
    securityEpoch: Number(row.security_epoch),
    changesAccess: Boolean(Number(row.changes_access)),
    expiresAt: instant(row.expires_at).getTime(),
    isRevoked: row.revoked_at !== null,
    lastUsedAt: row.last_used_at ? instant(row.last_used_at).getTime() : 0,
  }
  cache.set(digest, token)
  return token
}

interface TokenRow {
  id: number
  user_id: number
  company_id: number
  role_id: number | null
  security_epoch: number
  changes_access: unknown
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

const TOKEN = `SELECT \`id\`, \`user_id\`, \`company_id\`, \`role_id\`, \`security_epoch\`, \`changes_access\`,
  \`expires_at\`, \`last_used_at\`, \`revoked_at\` FROM \`api_tokens\` WHERE \`secret_hash\` = ? AND \`archived_at\` IS NULL`
