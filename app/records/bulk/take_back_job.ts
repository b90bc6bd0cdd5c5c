import { Refusal } from '#kernel/http/refusal'
import type Job from '#kernel/jobs/job'
import bulkJob from '#kernel/records/bulk/bulk_job'
import { resultsOf } from '#kernel/records/bulk/job_results'
import { defineOperation } from '#kernel/records/operation'
import type { BulkPayload } from '#kernel/records/bulk/bulk_job'
import { message } from '#kernel/http/messages'

const DAY = 86_400_000

/** Undoes a change of very many records, by a job again: for a day, and only where nobody has changed them since. */
export default defineOperation<Job>({
  name: 'kernel.job.take_back',
  on: 'kernel.job',
  reads: true,
  when: (job) => taker(job.result) !== undefined,
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  async run(ctx, job) {
    const verb = taker(job.result)
    if (verb === undefined) throw new Refusal('E_JOB_NOT_UNDONE', { title: job.title })
    if (ctx.now.getTime() - Date.parse(job.finishedAt ?? '') > DAY) {
      throw new Refusal('E_JOB_UNDO_LATE', { title: job.title })
    }
    const [{ payload }] = await ctx.rows<{ payload: string }>(
      'SELECT `payload` FROM `jobs` WHERE `id` = ?',
      [job.id]
    )
    const { operation } = JSON.parse(payload) as BulkPayload
    const done = [...(await resultsOf(ctx, job.id)).values()].filter((one) => !one.error)
    await ctx.later(
      bulkJob,
      {
        operation: `${operation.slice(0, operation.lastIndexOf('.'))}.${verb}`,
        ids: done.map((one) => one.id),
        input: {},
        takesBack: job.id,
      },
      {
        key: `undo ${job.id}`,
        title: message(ctx.locale, 'lists.bulk.undo_job', { title: job.title }),
      }
    )
  },
})

/** The verb that takes back what a job did; it is there only where a job of many records can be taken back. */
function taker(result: unknown): string | undefined {
  const read = typeof result === 'string' ? (JSON.parse(result) as unknown) : result
  const verb = (read as { taken_back_by?: unknown } | null)?.taken_back_by
  return typeof verb === 'string' ? verb : undefined
}
