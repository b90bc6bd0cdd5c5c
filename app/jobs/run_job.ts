import logger from '@adonisjs/core/services/logger'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import type { HeldJob } from '#kernel/jobs/claim'
import type { JobDefinition } from '#kernel/jobs/define_job'
import { endAsCancelled, endAsDone, endAsFailed, giveBack, LeaseLost } from '#kernel/jobs/end_job'
import { jobContext } from '#kernel/jobs/job_context'
import type { RunOfJob } from '#kernel/jobs/run_of_job'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'

/** Runs a held job to its end, whatever that is. Throws only where not even that could be written. */
export async function runJob(job: HeldJob, run: RunOfJob) {
  const definition = registry.jobs.get(job.name)!
  let ctx: Context | undefined
  try {
    ctx = await jobContext(definition, job)
    await (definition.atomic ? runAtomic : runInSteps)(ctx, definition, job, run)
  } catch (error) {
    if (error instanceof LeaseLost || run.stopReason === 'lost') {
      logger.warn({ job: job.id, name: job.name }, 'another worker has the job by now')
      return
    }
    await endBadly(ctx ?? (await kernelFor(job)), definition, job, run, error)
  } finally {
    run.end()
  }
}

/** Effect and mark in one transaction: neither is there without the other, and the mark is there once. */
async function runAtomic(ctx: Context, definition: JobDefinition, job: HeldJob, run: RunOfJob) {
  await transaction(ctx, async (inner) => {
    const result = await definition.run(inner, payloadOf(job), run)
    await endAsDone(inner, job, definition, ended(run, result))
  })
}

async function runInSteps(ctx: Context, definition: JobDefinition, job: HeldJob, run: RunOfJob) {
  const result = await definition.run(ctx, payloadOf(job), run)
  if (run.stoppedFor === 'lost') throw new LeaseLost(`job ${job.id} was taken over`)
  await transaction(ctx, (inner) => {
    if (run.stoppedFor === 'cancelled') return endAsCancelled(inner, job, run.lastProgress)
    if (run.stoppedFor === 'shutdown') return giveBack(inner, job, run.lastProgress)
    return endAsDone(inner, job, definition, ended(run, result))
  })
}

async function endBadly(
  ctx: Context,
  definition: JobDefinition,
  job: HeldJob,
  run: RunOfJob,
  error: unknown
) {
  const { id, name } = job
  if (!run.stopReason && !(error instanceof Refusal)) {
    logger.error({ err: error, job: id, name }, 'a job failed')
  }
  try {
    await transaction(ctx, (inner) => {
      if (run.stopReason === 'cancelled') return endAsCancelled(inner, job, run.lastProgress)
      if (run.stopReason === 'shutdown') return giveBack(inner, job, run.lastProgress)
      return endAsFailed(inner, job, definition, error, run.lastProgress)
    })
  } catch (failure) {
    // The lease ends by itself and another worker takes it.
    logger.error({ err: failure, job: id, name }, 'the end of a job could not be written')
  }
}

/** Where the asker has no context any more; of a company that is gone there is none at all. */
function kernelFor({ company_id: companyId, user_id: userId }: HeldJob) {
  const ids = { companyId: Number(companyId) || null, userId: Number(userId) || null }
  return kernelContext(ids).catch(() => kernelContext({}))
}

function ended(run: RunOfJob, result: unknown) {
  return { ...run.lastProgress, result: result === undefined ? null : JSON.stringify(result) }
}

function payloadOf({ payload }: HeldJob): Record<string, unknown> {
  return payload ? JSON.parse(payload) : {}
}
