import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Connection, ResultSetHeader } from 'mysql2'
import { engine } from '#config/database'
import { gatheringOf } from '#kernel/records/storage/gathered_rows'
import { writingConnection } from '#kernel/records/storage/sqlite_connection'

/** What a statement that writes has done. */
export interface Written {
  /** Rows stored, changed or removed. */
  count: number
  /** Of one stored row its id; of several at once SQLite's last, MySQL's first. */
  id: number
}

/**
 * Writes within an open transaction, straight through its connection: a query builder takes longer to make such a
 * statement than the database to run it.
 */
export async function writeWithin(
  trx: TransactionClientContract,
  sql: string,
  bindings: readonly unknown[]
): Promise<Written> {
  await gatheringOf(trx)?.before(sql)
  if (engine === 'sqlite') {
    const { changes, lastInsertRowid } = writingConnection()
      .prepare(sql)
      .run(...bindings.map(bound))
    return { count: changes, id: Number(lastInsertRowid) }
  }
  const { affectedRows, insertId } = (await askMysql(trx, sql, bindings)) as ResultSetHeader
  return { count: affectedRows, id: insertId }
}

/** The driver's answer to a statement within an open transaction (MySQL). */
export async function askMysql(
  trx: TransactionClientContract,
  sql: string,
  bindings: readonly unknown[] = []
): Promise<unknown> {
  if (trx.isCompleted) throw new Error('the transaction is over')
  const connection = await connectionOf(trx)
  return new Promise((resolve, reject) => {
    const values = bindings.map((value) => value ?? null)
    connection.query({ sql, values }, (error, answer) => (error ? reject(error) : resolve(answer)))
  })
}

/** As SQLite takes it. */
export function bound(value: unknown) {
  if (value === undefined) return null
  return typeof value === 'boolean' ? Number(value) : value
}

/** The query builder answers the one connection that the transaction holds. */
function connectionOf({ knexClient }: TransactionClientContract): Promise<Connection> {
  return (knexClient.client as { acquireConnection(): Promise<Connection> }).acquireConnection()
}
