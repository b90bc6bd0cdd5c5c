import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { isMysql } from '#kernel/plugins/migration_ledger'

const LEASE_SECONDS = 60
const RENEW_EVERY = 15_000

/**
 * Runs `work` while this process alone holds the lock row. A row with a lease, not GET_LOCK, which
 * two nodes of a cluster both grant; a process that died loses it when its lease ends.
 */
export async function withMigrationLock<T>(work: () => Promise<T>): Promise<T> {
  const holder = randomUUID()
  while (!(await take(holder))) await wait(200)
  const renewal = setInterval(() => void take(holder).catch(() => {}), RENEW_EVERY)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await db
      .connection()
      .rawQuery('update migration_lock set holder = null, expires_at = 0 where holder = ?', [
        holder,
      ])
  }
}

/** Takes or renews the lock by the database's clock, which all processes share. */
async function take(holder: string) {
  const now = isMysql() ? 'unix_timestamp()' : 'unixepoch()'
  try {
    await db.connection().rawQuery(
      `update migration_lock set holder = ?, expires_at = ${now} + ${LEASE_SECONDS}
         where id = 1 and (holder is null or holder = ? or expires_at < ${now})`,
      [holder, holder]
    )
  } catch (error) {
    if (isContention(error)) return false
    throw error
  }
  const row = await db.connection().query().from('migration_lock').where('id', 1).first()
  return row?.holder === holder
}

function isContention(error: unknown) {
  return /busy|locked|deadlock|lock wait/i.test(String((error as Error).message))
}
