import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'

const GONE = 'Whoever asked is gone'
/** Milliseconds after which the server is told again: a statement that only just begins does not hear it. */
const AGAIN = 100

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
  const answered = new AbortController()
  let killed: Promise<unknown> | undefined
  const kill = () => (killed = killUntil(answered.signal, connection))
  gone.addEventListener('abort', kill)
  try {
    if (gone.aborted) throw new Error(GONE)
    const [rows] = await knex.raw(text, bindings as never).connection(connection as never)
    // Some statements answer something when they are ended.
    if (gone.aborted) throw new Error(GONE)
    return rows as T[]
  } finally {
    gone.removeEventListener('abort', kill)
    answered.abort()
    // A connection is only given back once nothing can be killed on it any more.
    await killed
    await knex.client.releaseConnection(connection)
  }
}

/** Ends what a connection runs. Where it cannot be ended, it ends by its own limit. */
async function killUntil(answered: AbortSignal, { threadId }: Connection) {
  while (!answered.aborted) {
    await db.rawQuery(`KILL QUERY ${Number(threadId)}`).catch(() => undefined)
    await sleep(AGAIN, undefined, { signal: answered }).catch(() => undefined)
  }
}
