import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { BEGINNING, chainHash, originDigest } from '#kernel/accounts/security_log/chain'
import type { SecurityEventKind } from '#kernel/accounts/security_log/kinds'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

type Fact = string | number | boolean | null | undefined

export interface EventDetails {
  /** Who did it, where the context does not know yet: at signing in. */
  userId?: number | null
  /** The user it was done to. */
  subjectId?: number | null
  /** Anything else worth knowing. Never a secret: no password, code, token or cookie. */
  [fact: string]: Fact
}

const LONGEST_FACT = 200

/**
 * Adds an event to the security log: within the open transaction, so that what did not happen is not
 * logged, else in one of its own.
 *
 * @example await securityEvent(ctx, 'token_made', { subjectId: token.userId, name: token.name })
 */
export async function securityEvent(
  ctx: Context,
  kind: SecurityEventKind,
  { userId, subjectId, ...facts }: EventDetails = {}
) {
  await transaction(ctx, async (inner) => {
    const { trx, origin, now } = inner
    const end = await lockedEnd(trx!)
    const salt = randomBytes(16).toString('hex')
    const ip = origin?.ip ?? null
    const userAgent = origin?.userAgent ?? null
    const event = {
      position: end.events + 1,
      at: moment(now),
      kind,
      user_id: inner.user.id || userId || null,
      subject_id: subjectId ?? null,
      in_company_id: inner.company.id || null,
      request_id: inner.requestId?.slice(0, 64) ?? null,
      details: JSON.stringify(shortened(facts)),
      origin_digest: originDigest(salt, ip, userAgent),
    }
    const hash = chainHash(end.hash, event)
    await trx!
      .insertQuery()
      .table('security_events')
      .insert({
        ...event,
        ip,
        user_agent: userAgent,
        origin_salt: salt,
        hash,
        created_at: event.at,
        updated_at: event.at,
      })
    await trx!.from('security_log_end').where('id', 1).update({ events: event.position, hash })
  })
}

/** The end of the chain, locked until the transaction ends: events stand in one order in all processes. */
async function lockedEnd(trx: TransactionClientContract) {
  await trx
    .insertQuery()
    .table('security_log_end')
    .insert({ id: 1, events: 0, hash: BEGINNING })
    .knexQuery.onConflict('id')
    .ignore()
  const query = trx.from('security_log_end').where('id', 1)
  const row = await (engine === 'mysql' ? query.forUpdate() : query).firstOrFail()
  return { events: Number(row.events), hash: String(row.hash) }
}

/** Texts of others are cut, and lose what could forge a line or turn the reading direction of a log. */
function shortened(facts: Record<string, Fact>) {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'string' ? harmless(value) : value])
  )
}

const harmless = (text: string) =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, ' ')
    .slice(0, LONGEST_FACT)
