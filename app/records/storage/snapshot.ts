import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import { sqliteFile } from '#config/storage'
import type { Context } from '#kernel/companies/context'
import { rowsWithin, type Row } from '#kernel/records/storage/reader'
import type { Answer, Question } from '#kernel/records/storage/snapshot_worker'

/** The whole database as it stood at one moment, read while others go on writing. */
export interface Snapshot {
  rows<T = Row>(sql: string, bindings?: readonly unknown[]): Promise<T[]>
  /** The rows of a long answer, a thousand at a time. */
  batches<T = Row>(sql: string, bindings?: readonly unknown[]): AsyncGenerator<T[]>
  /** The same caller, all of whose reads see this moment; writing is not possible. */
  within(ctx: Context): Context
}

const AT_ONCE = 1000

/**
 * Lends a snapshot. On SQLite a worker thread with a read-only connection of its own answers, so that
 * the server does too; on MySQL a transaction that only reads, on a connection of the pool.
 */
export function withSnapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return engine === 'sqlite' ? inWorker(work) : inTransaction(work)
}

async function inWorker<T>(work: (snapshot: Snapshot) => Promise<T>) {
  const snapshot = new WorkerSnapshot()
  try {
    return await work(snapshot)
  } finally {
    await snapshot.close()
  }
}

async function inTransaction<T>(work: (snapshot: Snapshot) => Promise<T>) {
  const trx = await db.transaction({ isolationLevel: 'repeatable read' })
  try {
    await trx.rawQuery('SELECT COUNT(*) FROM `epochs`')
    return await work(new TransactionSnapshot(trx))
  } finally {
    await trx.rollback()
  }
}

class TransactionSnapshot implements Snapshot {
  constructor(private readonly trx: TransactionClientContract) {}

  rows<T>(sql: string, bindings: readonly unknown[] = []) {
    return rowsWithin<T>(this.trx, sql, bindings)
  }

  async *batches<T>(sql: string, bindings: readonly unknown[] = []) {
    let batch: T[] = []
    for await (const row of this.trx.knexRawQuery(sql, bindings as never[]).stream()) {
      batch.push(row as T)
      if (batch.length < AT_ONCE) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }

  within(ctx: Context) {
    return ctx.with({ trx: this.trx })
  }
}

interface Waiting {
  resolve(rows: unknown[]): void
  reject(error: Error): void
}

/** In the sources a thread needs the same translation as the process; a build needs none. */
const isSource = import.meta.filename.endsWith('.ts')

const open = new Set<WorkerSnapshot>()

/** Ends the threads that still read, so that the process can end. */
export async function closeSnapshots() {
  await Promise.all([...open].map((snapshot) => snapshot.close()))
}

class WorkerSnapshot implements Snapshot {
  private readonly worker = new Worker(
    new URL(`./snapshot_worker.${isSource ? 'ts' : 'js'}`, import.meta.url),
    {
      workerData: { file: sqliteFile },
      execArgv: isSource
        ? ['--import', pathToFileURL(app.makePath('bin/typescript.mjs')).href]
        : [],
    }
  )
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0
  private lost: Error | undefined

  constructor() {
    open.add(this)
    this.worker.on('message', ({ id, rows, error }: Answer) => {
      const one = this.waiting.get(id)
      this.waiting.delete(id)
      if (error) one?.reject(new Error(error))
      else one?.resolve(rows)
    })
    this.worker.on('error', (error: Error) => this.loseAll(error))
    this.worker.on('exit', () => this.loseAll(new Error('The reading thread has ended')))
  }

  rows<T>(sql: string, bindings: readonly unknown[] = []) {
    return this.ask<T>((id) => ({ id, sql, bindings }))
  }

  async *batches<T>(sql: string, bindings: readonly unknown[] = []) {
    let cursor = 0
    let rows = await this.ask<T>((id) => ({ id: (cursor = id), sql, bindings, isLong: true }))
    try {
      while (rows.length > 0) {
        yield rows
        rows = rows.length < AT_ONCE ? [] : await this.ask<T>((id) => ({ id, cursor }))
      }
    } finally {
      if (!this.lost) await this.ask((id) => ({ id, end: cursor }))
    }
  }

  /** A thread that only reads stands in for an open transaction: every read of the context asks it. */
  within(ctx: Context) {
    const rawQuery = (sql: string, bindings?: readonly unknown[]) => this.rows(sql, bindings)
    return ctx.with({ trx: { rawQuery } as unknown as TransactionClientContract })
  }

  async close() {
    open.delete(this)
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
    this.lost = error
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
