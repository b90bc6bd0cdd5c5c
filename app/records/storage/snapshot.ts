import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { engine } from '#config/database'
import type { Context } from '#kernel/companies/context'
import { rowsWithin, type Row } from '#kernel/records/storage/reader'
import { AT_ONCE, ReadingThread } from '#kernel/records/storage/reading_thread'

/** The whole database as it stood at one moment, read while others go on writing. */
export interface Snapshot {
  rows<T = Row>(sql: string, bindings?: readonly unknown[]): Promise<T[]>
  /** The rows of a long answer, a thousand at a time. */
  batches<T = Row>(sql: string, bindings?: readonly unknown[]): AsyncGenerator<T[]>
  /** The same caller, all of whose reads see this moment; writing is not possible. */
  within(ctx: Context): Context
}

/**
 * Lends a snapshot. On SQLite a worker thread with a read-only connection of its own answers, so that
 * the server does too; on MySQL a transaction that only reads, on a connection of the pool.
 */
export function withSnapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return engine === 'sqlite' ? inThread(work) : inTransaction(work)
}

async function inThread<T>(work: (snapshot: Snapshot) => Promise<T>) {
  const thread = new ReadingThread('moment')
  try {
    return await work(new ThreadSnapshot(thread))
  } finally {
    await thread.close()
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

class ThreadSnapshot implements Snapshot {
  constructor(private readonly thread: ReadingThread) {}

  rows<T>(sql: string, bindings: readonly unknown[] = []) {
    return this.thread.rows<T>(sql, bindings)
  }

  batches<T>(sql: string, bindings: readonly unknown[] = []) {
    return this.thread.batches<T>(sql, bindings)
  }

  /** A thread that only reads stands in for an open transaction: every read of the context asks it. */
  within(ctx: Context) {
    const rawQuery = (sql: string, bindings?: readonly unknown[]) => this.rows(sql, bindings)
    return ctx.with({ trx: { rawQuery } as unknown as TransactionClientContract })
  }
}
