import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { addFunctions } from '#kernel/records/storage/sqlite_connection'
import { rememberStatements } from '#kernel/records/storage/statement_cache'

/** What the connection sees: the moment of its start, or always what is there now. */
export type View = 'moment' | 'now'

/** What the main thread asks: all rows of a statement, or the next few of a long one. */
export type Question =
  | { id: number; sql: string; bindings: readonly unknown[]; isLong?: boolean }
  | { id: number; cursor: number }
  | { id: number; end: number }

export interface Answer {
  id: number
  rows: unknown[]
  /** Milliseconds of reading. */
  took: number
  error?: string
}

const AT_ONCE = 250

const { file, view } = workerData as { file: string; view: View }
const connection = new Database(file, { readonly: true, fileMustExist: true })
connection.pragma('busy_timeout = 5000')
addFunctions(connection)
rememberStatements(connection)
if (view === 'moment') {
  connection.exec('BEGIN')
  connection.prepare('SELECT COUNT(*) FROM `sqlite_master`').get()
}

const cursors = new Map<number, IterableIterator<unknown>>()

parentPort!.on('message', (question: Question) => {
  const { id } = question
  const began = performance.now()
  const say = (rows: unknown[], error?: string) =>
    parentPort!.postMessage({ id, rows, took: performance.now() - began, error } satisfies Answer)
  try {
    say(answer(question))
  } catch (error) {
    say([], (error as Error).message)
  }
})

function answer(question: Question): unknown[] {
  if ('end' in question) return close(question.end)
  if ('cursor' in question) return next(question.cursor)
  const statement = connection.prepare(question.sql)
  if (!question.isLong) return statement.all(...question.bindings)
  cursors.set(question.id, statement.iterate(...question.bindings))
  return next(question.id)
}

function next(cursor: number) {
  const iterator = cursors.get(cursor)
  const rows: unknown[] = []
  while (iterator && rows.length < AT_ONCE) {
    const { done, value } = iterator.next()
    if (done) {
      cursors.delete(cursor)
      break
    }
    rows.push(value)
  }
  return rows
}

function close(cursor: number) {
  cursors.get(cursor)?.return?.()
  cursors.delete(cursor)
  return []
}
