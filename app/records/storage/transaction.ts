import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { wake } from '#kernel/jobs/wake'
import { isDuplicate, takenMeanwhile } from '#kernel/records/storage/duplicates'
import { beginWriting, endWriting, onDisk } from '#kernel/records/storage/shared_flush'
import { settle } from '#kernel/records/write/settle'
import { UnitOfWork } from '#kernel/records/write/unit_of_work'

const ATTEMPTS = 14
/** Tried again, the check before the write sees the other row and names the field. */
const DUPLICATE_ATTEMPTS = 3
const RETRYABLE = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  // a locked row is newer than the snapshot, where the server says so (`innodb_snapshot_isolation`)
  'ER_CHECKREAD',
  'ER_UNKNOWN_COM_ERROR',
  'E_CONCURRENT_WRITE',
])

let commits = 0

/** How many transactions this process has ended well: whoever works beside people sees by it whether they write. */
export const committed = () => commits

/**
 * Runs `fn` in one database transaction, the only way to open one. Within an open transaction it joins it.
 *
 * Deadlocks, busy databases and rows changed meanwhile are tried again from the start, with growing
 * pauses, so `fn` must have no effect outside the database. Before the commit the numbers are drawn
 * and changed records, history and events are written.
 */
export async function transaction<T>(ctx: Context, fn: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.trx) return fn(ctx)
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(ctx, fn)
    } catch (error) {
      if (isDuplicate(error) && attempt >= DUPLICATE_ATTEMPTS) throw takenMeanwhile()
      const again = isDuplicate(error) || isRetryable(error) || (ctx.claim && isCutOff(error))
      if (attempt >= ATTEMPTS || !again) throw error
      await sleep(Math.random() * Math.min(500, 10 * 2 ** attempt))
    }
  }
}

async function once<T>(ctx: Context, fn: (ctx: Context) => Promise<T>) {
  const trx = await begin()
  const work = new UnitOfWork()
  let result: T
  try {
    // SQLite begins deferred: without a write at once, a later one fails when another process wrote meanwhile.
    if (engine === 'sqlite') beginWriting()
    const inner = ctx.with({ trx, work })
    await ctx.claim?.begin(inner)
    result = await fn(inner)
    await settle(inner)
    await ctx.claim?.finish(inner)
    if (engine === 'sqlite') endWriting('COMMIT')
  } catch (error) {
    if (engine === 'sqlite') endWriting('ROLLBACK')
    await trx.rollback()
    throw error
  }
  await commit(trx)
  commits++
  ctx.claim?.committed()
  if (work.isHeard || work.jobs.length > 0) wake(work.jobs)
  return result
}

/** The driver hands out a transaction whose BEGIN was lost with its connection, and only complains of what follows. */
async function begin() {
  const trx = await db.transaction()
  if (trx.isCompleted) await trx.knexClient.executionPromise
  return trx
}

/**
 * The driver's own `commit` is content when the statement was refused or its connection lost: only the promise of the
 * whole transaction fails, and nothing may be called done before it holds.
 */
async function commit(trx: TransactionClientContract) {
  await trx.commit()
  await trx.knexClient.executionPromise
  if (engine === 'sqlite') await onDisk()
}

function isRetryable(error: unknown) {
  const code = (error as { code?: unknown })?.code
  if (typeof code !== 'string') return false
  return code.startsWith('SQLITE_BUSY') || RETRYABLE.has(code)
}

const CUT_OFF = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE'])

/** Whether the database was lost on the way, so that a commit may have happened: a claim finds out. */
function isCutOff(error: unknown) {
  return CUT_OFF.has(String((error as { code?: unknown })?.code))
}
