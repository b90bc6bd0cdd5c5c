import { Refusal } from '#kernel/http/refusal'
import type Job from '#kernel/jobs/job'
import { defineOperation } from '#kernel/records/operation'
import { moment } from '#kernel/records/values/moment'

/** Lets a job run that a restore holds: it was not done since the backup, or may be done again. */
export default defineOperation<Job>({
  name: 'kernel.job.release',
  on: 'kernel.job',
  reads: true,
  when: (job) => job.state === 'held',
  place: 'primary',
  icon: 'i-lucide-play',
  run(ctx, job) {
    if (job.state !== 'held') throw new Refusal('E_JOB_NOT_HELD', { title: job.title })
    job.state = 'queued'
    job.attempts = 0
    job.dueAt = moment(ctx.now)
    ctx.work!.jobs.push(job.id)
  },
})
