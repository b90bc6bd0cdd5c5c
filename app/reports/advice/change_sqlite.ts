import { once } from 'node:events'
import db from '@adonisjs/lucid/services/db'
import { sqliteFile } from '#config/storage'
import { startThread } from '#kernel/records/storage/start_thread'
import type { Outcome, Work } from '#kernel/reports/advice/index_worker'

interface Pool {
  acquireConnection(): Promise<unknown>
  releaseConnection(connection: unknown): Promise<void>
}

/**
 * Runs statements that change the schema of SQLite in a thread with a connection of its own: lists and reports go on
 * being answered. Whoever wants to write waits in the queue of this process's one writing connection, which is held
 * meanwhile: waiting for the file's own lock would stop the whole process again and again.
 */
export async function changeSqlite(statements: readonly string[]) {
  const pool = db.connection().getWriteClient().client as unknown as Pool
  const held = await pool.acquireConnection()
  try {
    const problem = await inThread({ file: sqliteFile, statements })
    if (problem) throw new Error(problem)
  } finally {
    await pool.releaseConnection(held)
  }
}

async function inThread(work: Work): Promise<Outcome> {
  const thread = startThread(import.meta.url, './index_worker', { workerData: work })
  try {
    const [problem] = (await once(thread, 'message')) as [Outcome]
    return problem
  } finally {
    await thread.terminate()
  }
}
