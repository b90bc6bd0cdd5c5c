import db from '@adonisjs/lucid/services/db'
import type { Connection } from 'mysql2'

/** Seconds it waits for those that hold the table; longer, everybody who comes after them would wait too. */
const PATIENCE = 10

interface Pool {
  acquireConnection(): Promise<Connection>
  releaseConnection(connection: Connection): Promise<void>
}

/** Changes the indexes of a table while everybody goes on reading and writing it (MySQL); refused by the server where that cannot be. */
export async function changeMysql(table: string, change: string) {
  const pool = db.connection().getWriteClient().client as unknown as Pool
  const connection = await pool.acquireConnection()
  const run = (text: string) =>
    new Promise<void>((resolve, reject) => {
      connection.query(text, (error) => (error ? reject(error) : resolve()))
    })
  try {
    await run(`SET SESSION lock_wait_timeout = ${PATIENCE}`)
    await run(`ALTER TABLE \`${table}\` ${change}, ALGORITHM=INPLACE, LOCK=NONE`)
  } finally {
    await run('SET SESSION lock_wait_timeout = DEFAULT').catch(() => undefined)
    await pool.releaseConnection(connection)
  }
}
