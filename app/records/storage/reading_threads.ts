import { ReadingThread } from '#kernel/records/storage/reading_thread'

/** So many statements are read beside the server at once; more would take its processors from it. */
const THREADS = 2
/** A thread nobody asked for so long ends; the next one takes some tens of milliseconds to start. */
const KEPT = 300_000

const resting: { thread: ReadingThread; ends: NodeJS.Timeout }[] = []
const queue: ((thread: ReadingThread) => void)[] = []
let lent = 0

export interface Found<T> {
  rows: T[]
  /** Milliseconds of reading, without any waiting. */
  took: number
}

/**
 * All rows of a statement, read by a thread beside the one that serves, as the database is now (SQLite). Threads are
 * kept warm. Undefined when that took longer than `longest` milliseconds, the waiting for a thread included, or when
 * whoever asked is gone.
 */
export async function readBeside<T>(
  sql: string,
  bindings: readonly unknown[],
  longest: number,
  gone: AbortSignal | null = null
): Promise<Found<T> | undefined> {
  const late = Promise.withResolvers<undefined>()
  const giveUp = () => late.resolve(undefined)
  const timer = setTimeout(giveUp, longest).unref()
  gone?.addEventListener('abort', giveUp)
  try {
    const thread = await borrow(late.promise)
    return thread && (await lend(thread, thread.rows<T>(sql, bindings), late.promise))
  } finally {
    clearTimeout(timer)
    gone?.removeEventListener('abort', giveUp)
  }
}

async function lend<T>(thread: ReadingThread, rows: Promise<T[]>, late: Promise<undefined>) {
  const isDone = rows.then(
    () => true,
    () => true
  )
  if (await Promise.race([isDone, late])) {
    const { took } = thread
    giveBack(thread)
    return { rows: await rows, took }
  }
  // It reads on until SQLite comes up for air; only then its place is free.
  void thread.close().finally(() => giveBack(thread))
  return undefined
}

async function borrow(late: Promise<undefined>) {
  const rested = resting.pop()
  if (rested) clearTimeout(rested.ends)
  if (rested?.thread.isAlive) return taken(rested.thread)
  if (lent < THREADS) return taken(new ReadingThread('now'))
  const turn = Promise.withResolvers<ReadingThread>()
  queue.push(turn.resolve)
  const thread = await Promise.race([turn.promise, late])
  if (thread) return thread
  const at = queue.indexOf(turn.resolve)
  if (at >= 0) queue.splice(at, 1)
  else void turn.promise.then(giveBack)
  return undefined
}

function taken(thread: ReadingThread) {
  lent++
  return thread
}

/** To the next who waits, or to rest; in the place of one that ended another starts. */
function giveBack(thread: ReadingThread) {
  const next = queue.shift()
  if (next) return next(thread.isAlive ? thread : new ReadingThread('now'))
  lent--
  if (!thread.isAlive) return
  const ends = setTimeout(() => {
    resting.splice(
      resting.findIndex((one) => one.thread === thread),
      1
    )
    void thread.close()
  }, KEPT).unref()
  resting.push({ thread, ends })
}
