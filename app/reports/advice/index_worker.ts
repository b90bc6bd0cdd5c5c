import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { addFunctions } from '#kernel/records/storage/sqlite_connection'

/** What the thread is to do, one statement after the other. */
export interface Work {
  file: string
  statements: readonly string[]
}

/** Why it could not; undefined where it has. */
export type Outcome = string | undefined

/** How long it waits for whoever writes at its start. */
const PATIENCE = 20_000

const { file, statements } = workerData as Work

function change(): Outcome {
  const connection = new Database(file, { fileMustExist: true })
  try {
    connection.pragma(`busy_timeout = ${PATIENCE}`)
    connection.pragma('synchronous = FULL')
    connection.pragma('analysis_limit = 1000')
    addFunctions(connection)
    for (const statement of statements) connection.exec(statement)
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    connection.close()
  }
}

parentPort!.postMessage(change())
