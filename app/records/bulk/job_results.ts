import type { Context } from '#kernel/companies/context'
import type { BulkResult } from '#kernel/records/bulk/wire'

interface Stored {
  record_id: number
  status: number
  error: string | null
  version: number | null
  before: string | null
}

/** Notes within the transaction of a record what a job made of it. */
export async function note({ trx }: Context, jobId: number, result: BulkResult) {
  const { id, status, error, version, before } = result
  await trx!
    .insertQuery()
    .table('bulk_results')
    .insert({
      job_id: jobId,
      record_id: id,
      status,
      error: error ? JSON.stringify(error) : null,
      version: version ?? null,
      before: before ? JSON.stringify(before) : null,
    })
}

/** What a job has made of its records so far. */
export async function resultsOf(ctx: Context, jobId: number): Promise<Map<number, BulkResult>> {
  const rows = await ctx.rows<Stored>(
    'SELECT `record_id`, `status`, `error`, `version`, `before` FROM `bulk_results` WHERE `job_id` = ?',
    [jobId]
  )
  return new Map(rows.map((row) => [Number(row.record_id), resultOf(row)]))
}

function resultOf({ record_id: id, status, error, version, before }: Stored): BulkResult {
  return {
    id: Number(id),
    status: Number(status),
    ...(error && { error: JSON.parse(error) as BulkResult['error'] }),
    ...(version !== null && { version: Number(version) }),
    ...(before && { before: JSON.parse(before) as BulkResult['before'] }),
  }
}
