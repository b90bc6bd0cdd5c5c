import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { sqliteFile } from '#config/storage'
import type { Outcome, Work } from '#kernel/reports/advice/index_worker'

/** In the sources a thread needs the same translation as the process; a build needs none. */
const isSource = import.meta.filename.endsWith('.ts')

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
  const thread = new Worker(new URL(`./index_worker.${isSource ? 'ts' : 'js'}`, import.meta.url), {
    workerData: work,
    execArgv: isSource ? ['--import', pathToFileURL(app.makePath('bin/typescript.mjs')).href] : [],
  })
  try {
    const [problem] = (await once(thread, 'message')) as [Outcome]
    return problem
  } finally {
    await thread.terminate()
  }
}
