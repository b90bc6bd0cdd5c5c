import { PassThrough, type Readable } from 'node:stream'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import type { ExportColumn } from '#kernel/exchange/export/columns'
import { exportFormat, type ExportFormat } from '#kernel/exchange/export/formats'
import { planExport } from '#kernel/exchange/export/plan_export'
import { noteTaken, takeRoom } from '#kernel/exchange/export/quota'
import { tableWriter } from '#kernel/exchange/export/table_writer'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'
import { readPage, wireRows } from '#kernel/records/query/list'
import type { ListQuery } from '#kernel/records/query/list_query'
import type { Plan } from '#kernel/records/query/plan'
import { withSnapshot } from '#kernel/records/storage/snapshot'
import { EVERYTHING } from '#kernel/records/query/cursor'

/** So many are read at once beside the other requests; more are left to a reader of their own. */
const FEW = 1000
const ALL = Number.MAX_SAFE_INTEGER

export interface ExportOptions {
  /** Told now and then how many rows are written. */
  onRows?(count: number): void
}

/**
 * All records a list finds as a file, written as it is read: memory stays flat however many there are, and
 * others are answered meanwhile. Throws before the first byte where the caller may not export or the query is wrong.
 */
export async function exportList(
  ctx: Context,
  model: Model,
  query: ListQuery,
  formatId: string,
  options: ExportOptions = {}
): Promise<Readable> {
  const format = exportFormat(ctx, model, formatId)
  const { columns, plan } = planExport(ctx, model, query, format)
  const counted = await takeRoom(ctx, model.name, plan)
  await securityEvent(ctx, 'exported', { model: model.name, format: format.id })
  const first = await readPage(ctx, plan, undefined, FEW + 1)
  const sink = new PassThrough()
  const batches = first.length > FEW ? longRead(ctx, plan) : shortRead(ctx, plan, first)
  write(ctx, { model, columns, format, sink, batches, options, counted }).catch((error) =>
    sink.destroy(error)
  )
  return sink
}

type Batches = AsyncGenerator<Row[]>

async function* shortRead(ctx: Context, plan: Plan, rows: Row[]): Batches {
  yield await wireRows(ctx, plan, rows)
}

/** One statement, read by a thread or connection of its own: everything as it stood at one moment. */
async function* longRead(ctx: Context, plan: Plan): Batches {
  const { sql, bindings } = plan.page(EVERYTHING, ALL)
  const hold = Promise.withResolvers<void>()
  const lent = Promise.withResolvers<Parameters<Parameters<typeof withSnapshot>[0]>[0]>()
  const held = withSnapshot(async (snapshot) => {
    lent.resolve(snapshot)
    await hold.promise
  })
  held.catch(lent.reject)
  try {
    const snapshot = await lent.promise
    const inner = snapshot.within(ctx)
    for await (const rows of snapshot.batches<Row>(sql, bindings)) {
      yield await wireRows(inner, plan, rows)
    }
  } finally {
    hold.resolve()
    await held
  }
}

interface Writing {
  model: Model
  columns: ExportColumn[]
  format: ExportFormat
  sink: PassThrough
  batches: Batches
  options: ExportOptions
  /** The rows that were counted beforehand, where the company sets a limit. */
  counted: number
}

/** Whoever breaks off, the database or the reader, ends the other. */
async function write(ctx: Context, writing: Writing) {
  const { model, columns, format, sink, batches, options, counted } = writing
  const gone = new AbortController()
  sink.once('close', () => gone.abort())
  const writer = await tableWriter(ctx, { model, columns, format, sink, signal: gone.signal })
  let count = 0
  try {
    for await (const rows of batches) {
      if (sink.destroyed) return
      for (const row of rows) await writer.write(row)
      count += rows.length
      options.onRows?.(count)
    }
  } finally {
    await noteTaken(ctx, { model: model.name, format: format.id, rows: count, counted })
  }
  await writer.end()
}
