import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { Refusal } from '#kernel/http/refusal'
import { kernelContext } from '#kernel/companies/kernel_context'
import { transaction } from '#kernel/records/storage/transaction'
import { instant, moment } from '#kernel/records/values/moment'

/** Who is counted, how often he may fail within the window, and whether each further failure doubles the wait. */
export interface Counted {
  subject: string
  limit: number
  doubles: boolean
}

const MINUTE = 60_000
const WINDOW = 5 * MINUTE
const LONGEST_WAIT = 60 * MINUTE
const FORGOTTEN_AFTER = 24 * 60 * MINUTE

export const perAccount = (account: string): Counted => ({
  subject: account,
  limit: 5,
  doubles: true,
})
export const perNetwork = (network: string): Counted => ({
  subject: network,
  limit: 300,
  doubles: false,
})

/**
 * Counts an attempt before it is made, so that many at once cannot slip through together. Throws 429 while
 * one of the subjects has to wait; what is refused is not counted, or an attacker could lock someone out for good.
 * Answers whether it is the last one before a wait.
 */
export async function countAttempt(counted: readonly Counted[]): Promise<boolean> {
  const ctx = await kernelContext({})
  return transaction(ctx, async ({ trx, now }) => {
    let isLast = false
    for (const one of counted) if (await count(trx!, one, now)) isLast = true
    return isLast
  })
}

/** Takes the attempt back: it succeeded. The account starts anew, the network loses one. */
export async function forgiveAttempt(account: Counted, network: Counted) {
  const ctx = await kernelContext({})
  await transaction(ctx, async ({ trx, now }) => {
    await trx!.from('sign_in_attempts').where('subject', account.subject).delete()
    await trx!
      .from('sign_in_attempts')
      .where('subject', network.subject)
      .where('failures', '>', 0)
      .decrement('failures', 1)
    const old = moment(new Date(now.getTime() - FORGOTTEN_AFTER))
    await trx!.from('sign_in_attempts').where('updated_at', '<', old).delete()
  })
}

async function count(trx: TransactionClientContract, counted: Counted, now: Date) {
  const before = await lockedState(trx, counted.subject, now)
  const wait = before.blockedUntil - now.getTime()
  if (wait > 0) throw tooMany(wait)
  const after = nextState(before, counted, now)
  await trx
    .from('sign_in_attempts')
    .where('subject', counted.subject)
    .update({
      failures: after.failures,
      window_started_at: moment(new Date(after.startedAt)),
      blocked_until: after.blockedUntil ? moment(new Date(after.blockedUntil)) : null,
      updated_at: moment(now),
    })
  return after.blockedUntil > now.getTime()
}

export interface AttemptState {
  failures: number
  /** Milliseconds; 0 is never. */
  startedAt: number
  blockedUntil: number
}

/** What one more attempt makes of what was counted. */
export function nextState(before: AttemptState, counted: Counted, now: Date): AttemptState {
  const at = now.getTime()
  const isOver =
    at - before.startedAt >= WINDOW && !(counted.doubles && before.failures >= counted.limit)
  const state = isOver ? { failures: 0, startedAt: at, blockedUntil: 0 } : before
  const failures = state.failures + 1
  const beyond = failures - counted.limit
  if (beyond < 0) return { ...state, failures, blockedUntil: 0 }
  const wait = counted.doubles ? Math.min(WINDOW * 2 ** beyond, LONGEST_WAIT) : WINDOW
  return { ...state, failures, blockedUntil: at + wait }
}

async function lockedState(
  trx: TransactionClientContract,
  subject: string,
  now: Date
): Promise<AttemptState> {
  const start = moment(now)
  await trx
    .insertQuery()
    .table('sign_in_attempts')
    .insert({ subject, failures: 0, window_started_at: start, updated_at: start })
    .knexQuery.onConflict('subject')
    .ignore()
  const query = trx.from('sign_in_attempts').where('subject', subject)
  const row = await (engine === 'mysql' ? query.forUpdate() : query).firstOrFail()
  return {
    failures: Number(row.failures),
    startedAt: instant(row.window_started_at).getTime(),
    blockedUntil: row.blocked_until ? instant(row.blocked_until).getTime() : 0,
  }
}

function tooMany(wait: number) {
  const seconds = Math.ceil(wait / 1000)
  return new Refusal(
    'E_TOO_MANY_ATTEMPTS',
    { minutes: Math.ceil(seconds / 60) },
    { status: 429, extra: { retry_after: seconds } }
  )
}
