import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type Job from '#kernel/jobs/job'
import { WAITING_STATES, type JobState } from '#kernel/jobs/job'
import { registry } from '#kernel/plugins/registry'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

const CANCELLED_FROM: readonly JobState[] = [...WAITING_STATES, 'held']

/** Calls a job off: one that waits or is held at once, one that runs as soon as it can stop. */
export default defineOperation<Job>({
  name: 'kernel.job.cancel',
  on: 'kernel.job',
  reads: true,
  when: (job) => CANCELLED_FROM.includes(job.state as JobState) && !job.cancelled_at,
  place: 'secondary',
  icon: 'i-lucide-ban',
  async run(ctx, job) {
    if (!CANCELLED_FROM.includes(job.state)) {
      throw new Refusal('E_JOB_OVER', { title: job.title })
    }
    job.cancelledAt = moment(ctx.now)
    if (job.state === 'running') return
    job.state = 'cancelled'
    job.finishedAt = moment(ctx.now)
    await tellOfIt(ctx, job)
  },
})

/** What it may have left behind is its own business. */
async function tellOfIt(ctx: Context, { id, name }: Job) {
  const definition = registry.jobs.get(name)
  if (!definition?.calledOff) return
  const [row] = await ctx.rows<{ payload: string }>('SELECT `payload` FROM `jobs` WHERE `id` = ?', [
    id,
  ])
  await definition.calledOff(ctx, JSON.parse(row.payload) as Record<string, unknown>)
}
