import { setImmediate as breathe } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { countRows, readRows } from '#kernel/exchange/table/read_table'
import { buildBody, type BuiltRecord } from '#kernel/exchange/import/build_body'
import { groupRows, type RowGroup } from '#kernel/exchange/import/group_rows'
import { lookUp, type ImportPlan } from '#kernel/exchange/import/plan'
import { noteBegin, noteOutcome, noteState, type Progress } from '#kernel/exchange/import/progress'
import { end } from '#kernel/exchange/import/under_way'
import { writeRecords } from '#kernel/exchange/import/write_records'
import { Refusal } from '#kernel/http/refusal'

const CHUNK = 100

export interface ImportJob {
  id: number
  path: string
  plan: ImportPlan
}

/** Reads the whole file into records, chunk by chunk, noting progress after each. Never throws: the import says what failed. */
export async function runImport(ctx: Context, job: ImportJob): Promise<Progress> {
  const progress: Progress = { rows: 0, created: 0, updated: 0, skipped: 0, refused: 0 }
  try {
    await noteState(job.id, 'running')
    // The whole file is read before anything is stored: one that breaks off half-way brings nothing in.
    await noteBegin(job.id, { total_count: await countRows(job.path, job.plan.layout) })
    await bringIn(ctx, job, progress)
    await noteState(job.id, 'done')
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('E_UNEXPECTED')
    if (refusal !== error) logger.error({ err: error, import: job.id }, 'import failed')
    await noteState(job.id, 'failed', refusal)
  } finally {
    end(job.id)
  }
  return progress
}

/** Rows that refer to others further down wait until those are there. */
async function bringIn(ctx: Context, { id, path, plan }: ImportJob, progress: Progress) {
  const note = (records: Brought, chunk: RowGroup[]) =>
    noteOutcome(ctx, id, progress, records.outcome, chunk)
  let waiting: RowGroup[] = []
  const groups = groupRows(readRows(path, plan.layout), plan)
  for await (const chunk of chunked(groups, plan.inward.length > 0 ? 1 : CHUNK)) {
    const brought = await bring(ctx, plan, chunk, true)
    waiting.push(...brought.waiting)
    await note(brought, chunk)
    await breathe()
  }
  while (waiting.length > 0) {
    const again: RowGroup[] = []
    for (const group of waiting) {
      const brought = await bring(ctx, plan, [group], true)
      again.push(...brought.waiting)
      await note(brought, [])
    }
    if (again.length === waiting.length) break
    waiting = again
  }
  if (waiting.length > 0) await note(await bring(ctx, plan, waiting, false), [])
}

interface Brought {
  outcome: Awaited<ReturnType<typeof writeRecords>>
  waiting: RowGroup[]
}

async function bring(
  ctx: Context,
  plan: ImportPlan,
  chunk: RowGroup[],
  mayWait: boolean
): Promise<Brought> {
  await lookUp(ctx, plan, chunk)
  const built = chunk.map((group) => buildBody(plan, group))
  const waiting = mayWait ? built.filter((one) => waits(plan, one)) : []
  const ready = built.filter((one) => !waiting.includes(one))
  // Each chunk happens at its own moment.
  const outcome = await writeRecords(ctx.with({ now: clock() }), plan, ready)
  if (plan.isDryRun) promise(plan, ready)
  return { outcome, waiting: waiting.map((one) => one.group) }
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
