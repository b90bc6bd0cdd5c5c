import { Refusal } from '#kernel/http/refusal'
import type Job from '#kernel/jobs/job'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Calls a job off: one that waits at once, one that runs as soon as it can stop. */
export default defineOperation<Job>({
  name: 'kernel.job.cancel',
  on: 'kernel.job',
  reads: true,
  when: (job) => ['queued', 'running', 'parked'].includes(String(job.state)) && !job.cancelled_at,
  place: 'secondary',
  icon: 'i-lucide-ban',
  run(ctx, job) {
    if (!['queued', 'running', 'parked'].includes(job.state)) {
      throw new Refusal('E_JOB_OVER', { title: job.title })
    }
    job.cancelledAt = moment(ctx.now)
    if (job.state === 'running') return
    job.state = 'cancelled'
    job.finishedAt = moment(ctx.now)
  },
})
