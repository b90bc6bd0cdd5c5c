import { Refusal } from '#kernel/http/refusal'
import type Job from '#kernel/jobs/job'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Has a job that failed or was cancelled done once more, with all its attempts. */
export default defineOperation<Job>({
  name: 'kernel.job.retry',
  on: 'kernel.job',
  reads: true,
  when: (job) => job.state === 'failed' || job.state === 'cancelled',
  place: 'primary',
  icon: 'i-lucide-rotate-cw',
  run(ctx, job) {
    if (job.state !== 'failed' && job.state !== 'cancelled') {
      throw new Refusal('E_JOB_NOT_RETRYABLE', { title: job.title })
    }
    job.state = 'queued'
    job.attempts = 0
    job.dueAt = moment(ctx.now)
    job.cancelledAt = null
    job.finishedAt = null
    ctx.work!.jobs.push(job.id)
  },
})
