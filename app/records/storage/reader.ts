import Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { sqliteFile } from '#config/storage'
import { addFunctions, writingConnection } from '#kernel/records/storage/sqlite_connection'
import { gatheringOf } from '#kernel/records/storage/gathered_rows'
import { askMysql, bound } from '#kernel/records/storage/write_within'

export type Row = Record<string, unknown>

const CACHED_STATEMENTS = 500
/** Kilobytes of pages this connection keeps, and bytes of the file it maps: both count as memory of the process. */
const KEPT_PAGES = 32_768
const MAPPED = 33_554_432

let connection: Database.Database | undefined
const statements = new Map<string, Database.Statement>()

/**
 * Reads plain rows beside the writer: on SQLite through a read-only connection of its own with prepared
 * statements, so that a list never waits for an open transaction; on MySQL through the pool.
 */
export async function readRows<T = Row>(sql: string, bindings: readonly unknown[] = []): Promise<T[]> {
  if (engine === 'sqlite') return prepare(sql).all(...bindings) as T[]
  const [rows] = await db.connection().rawQuery(sql, bindings as never)
  return rows as T[]
}

/** SQLite's number that changes with every commit of any other connection, of this process or another. */
export function dataVersion(): number {
  return (prepare('PRAGMA data_version').get() as { data_version: number }).data_version
}

/** Reads or writes within an open transaction, through its own connection. */
export async function rowsWithin<T = Row>(
  trx: TransactionClientContract,
  sql: string,
  bindings: readonly unknown[] = []
): Promise<T[]> {
  if (!trx.isTransaction) return (await trx.rawQuery(sql, bindings as never)) as T[]
  await gatheringOf(trx)?.before(sql)
  if (engine === 'mysql') return (await askMysql(trx, sql, bindings)) as T[]
  const statement = writingConnection().prepare(sql)
  if (statement.reader) return statement.all(...bindings.map(bound)) as T[]
  return (await trx.rawQuery(sql, bindings as never)) as T[]
}

export function closeReader() {
  statements.clear()
  connection?.close()
  connection = undefined
}

function prepare(sql: string) {
  const known = statements.get(sql)
  if (known) return known
  const statement = open().prepare(sql)
  if (statements.size >= CACHED_STATEMENTS) statements.delete(statements.keys().next().value!)
  statements.set(sql, statement)
  return statement
}

function open() {
  if (!connection) {
    connection = new Database(sqliteFile, { readonly: true, fileMustExist: true })
    connection.pragma('busy_timeout = 1000')
    connection.pragma(`cache_size = -${KEPT_PAGES}`)
    connection.pragma(`mmap_size = ${MAPPED}`)
    addFunctions(connection)
  }
  return connection
}
