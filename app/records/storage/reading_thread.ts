import type { Worker } from 'node:worker_threads'
import { sqliteFile } from '#config/storage'
import type { Answer, Question, View } from '#kernel/records/storage/reading_worker'
import { startThread } from '#kernel/records/storage/start_thread'

/** So many rows of a long answer come at a time: few enough to be forgotten before the collector keeps them for long. */
export const AT_ONCE = 250

/** Megabytes for what a thread has just read; unlimited, it takes a hundred before it looks what is still needed. */
const YOUNG = 8

interface Waiting {
  resolve(rows: unknown[]): void
  reject(error: Error): void
}

const open = new Set<ReadingThread>()

/** Ends the threads that still read, so that the process can end. */
export async function closeReadingThreads() {
  await Promise.all([...open].map((thread) => thread.close()))
}

/**
 * A thread with a read-only connection of its own to SQLite, so that the server answers while it reads: it sees the
 * database at the moment of its start for as long as it lives (`moment`), or always as it is (`now`).
 */
export class ReadingThread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0
  private lost: Error | undefined
  /** Milliseconds the last answer took to read. */
  took = 0

  constructor(view: View) {
    this.worker = startThread(import.meta.url, './reading_worker', {
      workerData: { file: sqliteFile, view },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    open.add(this)
    this.worker.on('message', ({ id, rows, took, error }: Answer) => {
      this.took = took
      const one = this.waiting.get(id)
      this.waiting.delete(id)
      if (error) one?.reject(new Error(error))
      else one?.resolve(rows)
    })
    this.worker.on('error', (error: Error) => this.loseAll(error))
    this.worker.on('exit', () => this.loseAll(new Error('The reading thread has ended')))
  }

  /** Whether it still answers. */
  get isAlive() {
    return this.lost === undefined
  }

  /** All rows of a statement. */
  rows<T>(sql: string, bindings: readonly unknown[] = []) {
    return this.ask<T>((id) => ({ id, sql, bindings }))
  }

  /** The rows of a long answer, `AT_ONCE` at a time. */
  async *batches<T>(sql: string, bindings: readonly unknown[] = []) {
    let cursor = 0
    let rows = await this.ask<T>((id) => ({ id: (cursor = id), sql, bindings, isLong: true }))
    try {
      while (rows.length > 0) {
        yield rows
        rows = rows.length < AT_ONCE ? [] : await this.ask<T>((id) => ({ id, cursor }))
      }
    } finally {
      if (this.isAlive) await this.ask((id) => ({ id, end: cursor }))
    }
  }

  async close() {
    this.loseAll(new Error('The reading thread was closed'))
    await this.worker.terminate()
  }

  private ask<T>(question: (id: number) => Question) {
    const id = ++this.asked
    return new Promise<T[]>((resolve, reject) => {
      if (this.lost) return reject(this.lost)
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      this.worker.postMessage(question(id))
    })
  }

  private loseAll(error: Error) {
    this.lost ??= error
    open.delete(this)
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
