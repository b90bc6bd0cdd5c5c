import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { defineJob } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { note, resultsOf } from '#kernel/records/bulk/job_results'
import { runOne } from '#kernel/records/bulk/run_bulk'
import { held, OPPOSITE } from '#kernel/records/bulk/take_back'
import type { BulkResult } from '#kernel/records/bulk/wire'
import type { Operation } from '#kernel/records/operation'
import { transaction } from '#kernel/records/storage/transaction'
import { builtIn } from '#kernel/records/write/built_in'

export interface BulkPayload extends Record<string, unknown> {
  operation: string
  ids: number[]
  input: Record<string, unknown>
  /** The job whose change this one takes back, as far as the records are still as it left them. */
  takesBack?: number
}

const SHOWN = 100

/**
 * One operation on very many records. Each is noted as done in the transaction that does it, so that a worker that dies
 * half-way does none of them twice.
 */
export default defineJob<BulkPayload>({
  name: 'kernel.records.bulk',
  notice: 'always',
  async run(ctx, { operation: name, ids, input, takesBack }, job) {
    const operation = registry.operations.get(name) ?? builtIn(name)
    if (!operation || !ctx.has(operation.plugin)) throw Refusal.missing()
    const known = await resultsOf(ctx, job.id)
    const former = takesBack ? await resultsOf(ctx, takesBack) : undefined
    let at = 0
    for (const id of ids) {
      if (job.isCancelled()) break
      if (!known.has(id)) {
        const own = former ? formerOf(former.get(id)) : input
        known.set(id, await runNoted(ctx, operation, job.id, id, own))
      }
      job.progress(++at, ids.length)
    }
    return summary(operation, [...known.values()])
  },
})

/** What a record held, to be written where it still has the version it was given. */
const formerOf = (result: BulkResult | undefined) => ({
  ...result?.before,
  version: result?.version,
})

async function runNoted(
  ctx: Context,
  operation: Operation,
  jobId: number,
  id: number,
  input: Record<string, unknown>
) {
  const versioned = 'version' in input
  const result = await runOne(ctx, operation, id, () =>
    transaction(ctx, async (inner) => {
      const keys = Object.keys(input).filter((key) => key !== 'version')
      const before =
        operation.verb === 'update' ? await held(inner, operation.on!, id, keys) : undefined
      const done = await inner.run<{ version?: number } | undefined>(
        operation.name,
        id,
        { ...input },
        { asked: true, versioned }
      )
      await note(inner, jobId, { id, status: 200, version: done?.version, before })
      return done
    })
  )
  if (result.error) await transaction(ctx, (inner) => note(inner, jobId, result))
  return result
}

/** How many were done, why the others were not, and whether it can be taken back. */
function summary({ verb }: Operation, results: BulkResult[]) {
  const refused = results.filter((one) => one.error)
  const done = results.length - refused.length
  return {
    done,
    refused: refused.length,
    reasons: refused.slice(0, SHOWN),
    ...(done > 0 && OPPOSITE[verb] && { taken_back_by: OPPOSITE[verb] }),
  }
}
