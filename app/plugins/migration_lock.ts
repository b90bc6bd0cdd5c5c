import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { isMysql } from '#kernel/plugins/migration_ledger'

const LEASE_SECONDS = 60
const RENEW_EVERY = 15_000
const PAUSE = 200
const PATIENCE = 15

/** Holders of this process that are still at work. */
const own = new Set<string>()

/**
 * Runs `work` while this process alone holds the lock row. A row with a lease, not GET_LOCK, which
 * two nodes of a cluster both grant. A process that died loses it when its lease ends, or at once to
 * another one of the same machine.
 */
export async function withMigrationLock<T>(work: () => Promise<T>): Promise<T> {
  const holder = `${machine()}:${process.pid}:${randomUUID().slice(0, 8)}`
  own.add(holder)
  await waitFor(holder)
  const renewal = setInterval(() => void take(holder).catch(() => {}), RENEW_EVERY)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await release(holder)
    own.delete(holder)
  }
}

async function waitFor(holder: string) {
  for (let tries = 1; ; tries++) {
    const other = await take(holder)
    if (other === null) return
    if (isDead(other)) await release(other)
    else if (tries === PATIENCE) logger.info(`Waiting for ${other} to bring the schema up to date`)
    await wait(PAUSE)
  }
}

/** Takes or renews the lock by the database's clock, which all processes share. Answers who else has it. */
async function take(holder: string): Promise<string | null> {
  const sql = isMysql() ? TAKE.mysql : TAKE.sqlite
  try {
    await db.connection().rawQuery(sql, [holder, LEASE_SECONDS, holder])
  } catch (error) {
    if (!isContention(error)) throw error
  }
  const row = await db.connection().query().from('migration_lock').where('id', 1).first()
  return row?.holder === holder ? null : (row?.holder ?? 'another process')
}

const TAKE = {
  mysql: `update migration_lock set holder = ?, expires_at = unix_timestamp() + ?
    where id = 1 and (holder is null or holder = ? or expires_at < unix_timestamp())`,
  sqlite: `update migration_lock set holder = ?, expires_at = unixepoch() + ?
    where id = 1 and (holder is null or holder = ? or expires_at < unixepoch())`,
}

async function release(holder: string) {
  const free = { holder: null, expires_at: 0 }
  await db.connection().query().from('migration_lock').where('holder', holder).update(free)
}

/** Whether a holder was a process of this machine that is no more. */
function isDead(holder: string) {
  const [host, pid] = holder.split(':')
  if (host !== machine()) return false
  if (Number(pid) === process.pid) return !own.has(holder)
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

const machine = () => hostname().replaceAll(':', '-').slice(0, 30)

function isContention(error: unknown) {
  return /busy|locked|deadlock|lock wait/i.test(String((error as Error).message))
}
