import db from '@adonisjs/lucid/services/db'

const GONE = 'Whoever asked is gone'

/** A connection as its driver knows it. */
interface Connection {
  threadId: number
}

/**
 * The rows of a SELECT on MariaDB or MySQL, which is ended by the server as soon as whoever asked is gone: it fails then.
 * Its connection goes on being used.
 */
export async function rowsWhileAsked<T>(
  gone: AbortSignal,
  text: string,
  bindings: readonly unknown[]
): Promise<T[]> {
  const knex = db.connection().getReadClient()
  const connection = (await knex.client.acquireConnection()) as Connection
  let killed: Promise<unknown> | undefined
  // Where it cannot be ended, it ends by its own limit.
  const kill = () =>
    (killed = db.rawQuery(`KILL QUERY ${Number(connection.threadId)}`).catch(() => undefined))
  gone.addEventListener('abort', kill)
  try {
    if (gone.aborted) throw new Error(GONE)
    const [rows] = await knex.raw(text, bindings as never).connection(connection as never)
    // Some statements answer something when they are ended.
    if (gone.aborted) throw new Error(GONE)
    return rows as T[]
  } finally {
    gone.removeEventListener('abort', kill)
    // A connection is only given back once nothing can be killed on it any more.
    await killed
    await knex.client.releaseConnection(connection)
  }
}
