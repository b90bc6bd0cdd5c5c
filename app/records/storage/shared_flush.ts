import { close, fdatasync, open } from 'node:fs'
import { promisify } from 'node:util'
import type Database from 'better-sqlite3'
import { writingConnection } from '#kernel/records/storage/sqlite_connection'

/*
 * SQLite flushes each commit by itself and stands still meanwhile, with it the whole process. Here the commit only
 * writes its pages to the log, and the flush that whoever committed waits for runs beside the next transactions: one
 * serves all that have committed since the one before it. The log holds commits in their order, so a power cut takes
 * only the last ones, none of which anybody was told of.
 */

let log: { of: Database.Database; descriptor: number } | undefined
let running: Promise<void> = Promise.resolve()
let next: Promise<void> | undefined

/** Turns the driver's deferred transaction into one that writes, whose commit leaves the flush to `onDisk`. */
export function beginWriting() {
  const connection = writingConnection()
  connection.prepare('COMMIT').run()
  connection.pragma('synchronous = NORMAL')
  try {
    connection.prepare('BEGIN IMMEDIATE').run()
  } catch (error) {
    standBack(connection)
    throw error
  }
}

/** Commits or rolls back what `beginWriting` began. Throws where the database refuses; then it is still to be rolled back. */
export function endWriting(how: 'COMMIT' | 'ROLLBACK') {
  const connection = writingConnection()
  // A disk that is full ends a transaction without being asked.
  if (how === 'COMMIT' || connection.inTransaction) connection.prepare(how).run()
  standBack(connection)
}

/** Other statements are flushed one by one; the driver finds the transaction it thinks is open. */
function standBack(connection: Database.Database) {
  connection.pragma('synchronous = FULL')
  connection.prepare('BEGIN').run()
}

/** Resolves when everything committed until now is on disk. */
export function onDisk(): Promise<void> {
  next ??= running.catch(() => undefined).then(() => {
    running = next!
    next = undefined
    return flush()
  })
  return next
}

async function flush() {
  const connection = writingConnection()
  if (log?.of !== connection) {
    if (log) await promisify(close)(log.descriptor)
    log = { of: connection, descriptor: await promisify(open)(`${connection.name}-wal`, 'r+') }
  }
  await promisify(fdatasync)(log.descriptor)
}
