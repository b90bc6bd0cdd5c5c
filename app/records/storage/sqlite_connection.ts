import type Database from 'better-sqlite3'
import { plannedOnce, rememberStatements } from '#kernel/records/storage/statement_cache'

let writer: Database.Database | undefined

/** The one connection that writes: within a transaction, the transaction's own. */
export function writingConnection() {
  return writer!
}

/** Prepares the one read-write connection: WAL, a commit is on disk, folding that knows every alphabet. */
export function openForWriting(connection: Database.Database, done: (error: Error | null) => void) {
  try {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    connection.pragma('busy_timeout = 250')
    addFunctions(connection)
    rememberStatements(connection, plannedOnce)
    writer = connection
    done(null)
  } catch (error) {
    done(error as Error)
  }
}

/** SQLite folds only ASCII by itself; `fold` makes comparison without case work for "Київ" too. */
export function addFunctions(connection: Database.Database) {
  connection.function('fold', { deterministic: true }, (text) =>
    text === null ? null : String(text).toLocaleLowerCase('und')
  )
}
