import { clock } from '#kernel/companies/clock'
import logger from '@adonisjs/core/services/logger'
import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { readLayout, readRows } from '#kernel/exchange/csv/read_rows'
import { buildBody } from '#kernel/exchange/import/build_body'
import { groupRows, type RowGroup } from '#kernel/exchange/import/group_rows'
import { Lookup } from '#kernel/exchange/import/lookups'
import { noteOutcome, noteState, type Progress } from '#kernel/exchange/import/progress'
import { writeRecords, type Writing } from '#kernel/exchange/import/write_records'
import type { Mapping } from '#kernel/exchange/mapping/mapping'
import { resolveColumns, type ResolvedColumn } from '#kernel/exchange/mapping/resolve'
import { registry } from '#kernel/plugins/registry'

const CHUNK = 100

export interface ImportJob {
  id: number
  path: string
  model: string
  mapping: Mapping
  isDryRun: boolean
}

/** Reads the whole file into records, chunk by chunk, noting progress after each. Never throws: the import says what failed. */
export async function runImport(ctx: Context, job: ImportJob): Promise<Progress> {
  const progress: Progress = { rows: 0, created: 0, updated: 0, skipped: 0, refused: 0 }
  try {
    await noteState(job.id, 'running')
    await readFile(ctx, job, progress)
    await noteState(job.id, 'done')
  } catch (error) {
    if (!(error instanceof Refusal)) logger.error({ err: error, import: job.id }, 'import failed')
    await noteState(
      job.id,
      'failed',
      error instanceof Refusal ? error : new Refusal('E_UNEXPECTED')
    )
  }
  return progress
}

async function readFile(ctx: Context, job: ImportJob, progress: Progress) {
  const model = registry.model(job.model)
  const layout = await readLayout(job.path)
  const columns = resolveColumns(ctx, model, job.mapping, layout)
  const lookups = new Map(
    columns.filter((one) => one.lookupModel).map((one) => [one, new Lookup(one)])
  )
  const lineKeys = [...new Set(columns.flatMap((one) => one.lines ?? []))]
  const writing: Writing = { model, mapping: job.mapping, isDryRun: job.isDryRun, lineKeys }
  const groups = groupRows(readRows(job.path, layout), columns, job.mapping.match)
  for await (const chunk of chunked(groups)) {
    await prepareLookups(ctx, lookups, chunk)
    const records = chunk.map((group) => buildBody(columns, lookups, job.mapping, group))
    const outcome = await writeRecords(fresh(ctx), writing, records)
    await noteOutcome(ctx, job.id, progress, outcome, chunk)
  }
}

/** Each chunk happens at its own moment. */
function fresh(ctx: Context) {
  return ctx.with({ now: clock() })
}

async function prepareLookups(
  ctx: Context,
  lookups: Map<ResolvedColumn, Lookup>,
  chunk: RowGroup[]
) {
  for (const [column, lookup] of lookups) {
    const template = column.format?.includes('{value}') ? column.format : '{value}'
    const texts = chunk.flatMap(({ rows }) =>
      rows.map((row) => (row.cells[column.index] ?? '').trim())
    )
    await lookup.prepare(
      ctx,
      texts.filter(Boolean).map((text) => template.replaceAll('{value}', text))
    )
  }
}

/** Records that refer to others of the same file need those stored first: a chunk is small on purpose. */
async function* chunked(groups: AsyncIterable<RowGroup>) {
  let chunk: RowGroup[] = []
  for await (const group of groups) {
    chunk.push(group)
    if (chunk.length < CHUNK && group.rows.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
