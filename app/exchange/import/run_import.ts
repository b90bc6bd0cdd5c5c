import { setImmediate as breathe } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { countRows, readRows } from '#kernel/exchange/table/read_table'
import { buildBody, type BuiltRecord } from '#kernel/exchange/import/build_body'
import { groupRows, type RowGroup } from '#kernel/exchange/import/group_rows'
import { noteFacts, noteState } from '#kernel/exchange/import/import_state'
import { noteRefused, noteTried, rowsDone } from '#kernel/exchange/import/ledger'
import { lookUp, type ImportPlan } from '#kernel/exchange/import/plan'
import { writeRecords } from '#kernel/exchange/import/write_records'
import { Refusal } from '#kernel/http/refusal'
import type { JobRun } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'

/** Many enough that the commits do not count, few enough that nobody waits for the database. */
const CHUNK = 250

export interface ImportJob {
  id: number
  path: string
  /** The same for the same file read in the same way. */
  fingerprint: string
  plan: ImportPlan
}

type Run = Pick<JobRun, 'signal' | 'isCancelled' | 'progress' | 'attempt'>

/** A command runs an import to its end by itself. */
const ALONE: Run = {
  signal: new AbortController().signal,
  isCancelled: () => false,
  progress: () => {},
  attempt: 1,
}

/**
 * Reads the whole file into records, chunk by chunk, each with its rows in the ledger. Run again after a
 * crash it passes over the rows that are done. A Refusal fails the import; anything else is thrown, too,
 * so that it is tried again.
 */
export async function runImport(ctx: Context, job: ImportJob, run: Run = ALONE) {
  const { id, plan, path } = job
  try {
    if (plan.isDryRun) await forgetTry(ctx, id)
    await noteState(ctx, id, 'running')
    // The whole file is read before anything is stored: one that breaks off half-way brings nothing in.
    const total = await countRows(path, plan.layout)
    await noteFacts(ctx, id, { total_count: total })
    await bringIn(ctx, job, run, total)
    if (run.signal.aborted && !run.isCancelled()) return
    await noteState(ctx, id, run.isCancelled() ? 'cancelled' : 'done')
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('E_UNEXPECTED')
    await noteState(ctx, id, 'failed', refusal)
    if (refusal === error) return
    logger.error({ err: error, import: id }, 'import failed')
    throw error
  }
}

/** A try that was interrupted begins anew: it kept nothing. */
async function forgetTry(ctx: Context, id: number) {
  const counts = ['row', 'created', 'updated', 'skipped', 'refused']
  await noteFacts(ctx, id, Object.fromEntries(counts.map((key) => [`${key}_count`, 0])))
  await transaction(ctx, async ({ trx }) => {
    await trx!.from('import_rows').where('import_id', id).delete()
    await trx!.from('import_errors').where('import_id', id).delete()
  })
}

/** Rows that refer to others further down wait until those are there. */
async function bringIn(ctx: Context, job: ImportJob, run: Run, total: number) {
  const { path, plan } = job
  let waiting: RowGroup[] = []
  let read = 0
  for await (const chunk of chunked(groupRows(readRows(path, plan.layout), plan), CHUNK)) {
    if (run.signal.aborted) return
    waiting.push(...(await bringAll(ctx, job, await undone(ctx, job, chunk), run)))
    read += chunk.reduce((sum, one) => sum + one.rows.length, 0)
    run.progress(read, total)
    await breathe()
  }
  while (waiting.length > 0) {
    const again: RowGroup[] = []
    for (let at = 0; at < waiting.length; at += CHUNK) {
      again.push(...(await bringAll(ctx, job, waiting.slice(at, at + CHUNK), run)))
      if (run.signal.aborted) return
    }
    if (again.length === waiting.length) break
    waiting = again
  }
  if (waiting.length > 0) await bring(ctx, job, waiting, false)
}

/** Stores what can be stored of a chunk, then what refers to that, and so on; answers what waits for other rows. */
async function bringAll(ctx: Context, job: ImportJob, chunk: RowGroup[], run: Run) {
  let waiting = chunk
  while (waiting.length > 0 && !run.signal.aborted) {
    const left = await bring(ctx, job, waiting, true)
    if (left.length === waiting.length) break
    waiting = left
  }
  return waiting
}

/** Of a chunk, the rows no earlier run has done. */
async function undone(ctx: Context, { id }: ImportJob, chunk: RowGroup[]) {
  const done = await rowsDone(ctx, id, chunk)
  return done.size === 0 ? chunk : chunk.filter((one) => !done.has(one.rows[0].number))
}

/** Stores what can be stored and answers what waits for other rows. */
async function bring(ctx: Context, job: ImportJob, chunk: RowGroup[], mayWait: boolean) {
  if (chunk.length === 0) return []
  const { id, plan, fingerprint } = job
  await lookUp(ctx, plan, chunk)
  const built = chunk.map((group) => buildBody(plan, group))
  const waiting = mayWait ? built.filter((one) => waits(plan, one)) : []
  const ready = waiting.length > 0 ? built.filter((one) => !waiting.includes(one)) : built
  // Each chunk happens at its own moment.
  const now = ctx.with({ now: clock() })
  const outcome = await writeRecords(now, plan, { importId: id, fingerprint }, ready)
  if (plan.tried) {
    const { done, refused, remarks } = plan.tried.judge(ctx, plan, ready, outcome)
    await noteRefused(ctx, id, refused)
    await noteTried(ctx, id, done, remarks)
    promise(plan, ready)
  } else await noteRefused(ctx, id, outcome.refused)
  return waiting.map((one) => one.group)
}

/** Nothing is wrong with the record but that what it refers to is not there yet. */
function waits({ inward }: ImportPlan, { errors }: BuiltRecord) {
  const headers = inward.map((one) => one.header)
  return (
    errors.length > 0 &&
    errors.every((one) => one.code === 'E_LOOKUP_MISSING' && headers.includes(one.field))
  )
}

function promise({ inward, lookups }: ImportPlan, records: BuiltRecord[]) {
  for (const column of inward) {
    for (const { body, errors } of records) {
      if (errors.length === 0) lookups.get(column)!.promise(body)
    }
  }
}

async function* chunked(groups: AsyncIterable<RowGroup>, size: number) {
  let chunk: RowGroup[] = []
  let rows = 0
  for await (const group of groups) {
    chunk.push(group)
    rows += group.rows.length
    if (rows < size) continue
    yield chunk
    chunk = []
    rows = 0
  }
  if (chunk.length > 0) yield chunk
}
