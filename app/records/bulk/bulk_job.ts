import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { defineJob } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { runOne } from '#kernel/records/bulk/run_bulk'
import type { BulkResult } from '#kernel/records/bulk/wire'
import type { Operation } from '#kernel/records/operation'
import { transaction } from '#kernel/records/storage/transaction'
import { builtIn } from '#kernel/records/write/built_in'

export interface BulkPayload extends Record<string, unknown> {
  operation: string
  ids: number[]
  input: Record<string, unknown>
}

const SHOWN = 100

/**
 * One operation on very many records. Each is noted as done in the transaction that does it, so that a worker that dies
 * half-way does none of them twice.
 */
export default defineJob<BulkPayload>({
  name: 'kernel.records.bulk',
  notice: 'always',
  async run(ctx, { operation: name, ids, input }, job) {
    const operation = registry.operations.get(name) ?? builtIn(name)
    if (!operation || !ctx.has(operation.plugin)) throw Refusal.missing()
    const known = await resultsOf(ctx, job.id)
    let at = 0
    for (const id of ids) {
      if (job.isCancelled()) break
      if (!known.has(id)) known.set(id, await runNoted(ctx, operation, job.id, id, input))
      job.progress(++at, ids.length)
    }
    return summary([...known.values()])
  },
})

async function runNoted(
  ctx: Context,
  operation: Operation,
  jobId: number,
  id: number,
  input: Record<string, unknown>
) {
  const result = await runOne(ctx, operation, id, () =>
    transaction(ctx, async (inner) => {
      await note(inner, jobId, { id, status: 200 })
      return inner.run(operation.name, id, { ...input }, { asked: true })
    })
  )
  if (result.error) await transaction(ctx, (inner) => note(inner, jobId, result))
  return result
}

async function note({ trx }: Context, jobId: number, { id, status, error }: BulkResult) {
  await trx!
    .insertQuery()
    .table('bulk_results')
    .insert({ job_id: jobId, record_id: id, status, error: error ? JSON.stringify(error) : null })
}

async function resultsOf(ctx: Context, jobId: number): Promise<Map<number, BulkResult>> {
  const rows = await ctx.rows<{ record_id: number; status: number; error: string | null }>(
    'SELECT `record_id`, `status`, `error` FROM `bulk_results` WHERE `job_id` = ?',
    [jobId]
  )
  return new Map(
    rows.map(({ record_id: id, status, error }) => [
      Number(id),
      {
        id: Number(id),
        status: Number(status),
        ...(error && { error: JSON.parse(error) as BulkResult['error'] }),
      },
    ])
  )
}

/** How many were done, and why the others were not. */
function summary(results: BulkResult[]) {
  const refused = results.filter((one) => one.error)
  return {
    done: results.length - refused.length,
    refused: refused.length,
    reasons: refused.slice(0, SHOWN),
  }
}
