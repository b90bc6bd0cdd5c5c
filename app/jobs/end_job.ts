import { notify } from '#kernel/activity/notifications/notify'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { refusalTexts } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import type { HeldJob } from '#kernel/jobs/claim'
import type { JobDefinition } from '#kernel/jobs/define_job'
import type { JobState } from '#kernel/jobs/job'
import { inSeconds, now } from '#kernel/jobs/lease'
import { tellAdministrators } from '#kernel/jobs/tell_administrators'
import { instant } from '#kernel/records/values/moment'

/** Seconds after which the end of a job is worth a notice. */
const LONG = 10
const FIRST_PAUSE = 5
const LONGEST_PAUSE = 3600
const LONGEST_CAUSE = 10_000

/** Thrown where another worker has the job by now: nothing of this run may be kept. */
export class LeaseLost extends Error {}

type Columns = Record<string, unknown>

/** Marks a held job as done, within the transaction of its effect where it has one. */
export async function endAsDone(
  ctx: Context,
  job: HeldJob,
  definition: JobDefinition,
  columns: Columns
) {
  await leave(ctx, job, 'done', { ...columns, error: null, cause: null, finished_at: now() })
  const seconds = (clock().getTime() - instant(job.started_at).getTime()) / 1000
  const isWorthIt =
    definition.notice === 'always' || (definition.notice === 'long' && seconds >= LONG)
  if (isWorthIt) await tell(ctx, job, 'notifications.job_done')
}

/** Marks it as cancelled. */
export async function endAsCancelled(ctx: Context, job: HeldJob, columns: Columns) {
  await leave(ctx, job, 'cancelled', { ...columns, finished_at: now() })
}

/** Gives it back untouched: this process ends. */
export async function giveBack(ctx: Context, job: HeldJob, columns: Columns) {
  await leave(ctx, job, 'queued', { ...columns, due_at: now(), attempts: Number(job.attempts) - 1 })
}

/** A refusal is final; anything else is tried again, ever later, until the attempts are used up. */
export async function endAsFailed(
  ctx: Context,
  job: HeldJob,
  definition: Pick<JobDefinition, 'attempts'>,
  error: unknown,
  columns: Columns = {}
) {
  const attempts = Number(job.attempts)
  const isFinal = error instanceof Refusal || attempts >= definition.attempts
  const facts = { ...columns, error: sentence(ctx, error), cause: causeOf(error) }
  if (!isFinal) return leave(ctx, job, 'queued', { ...facts, due_at: inSeconds(pause(attempts)) })
  await leave(ctx, job, 'failed', { ...facts, finished_at: now() })
  await (job.user_id ? tell(ctx, job, 'notifications.job_failed') : tellAdministrators(ctx, job))
}

/** Seconds until the next try: 5, 10, 20 … an hour. */
export function pause(attempts: number) {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(12, attempts - 1))
}

async function leave({ trx }: Context, { id, claim }: HeldJob, state: JobState, columns: Columns) {
  const left = await trx!
    .from('jobs')
    .where({ id, claim, state: 'running' })
    .update({ ...columns, state, worker: null, lease_until: null })
  if (!Number(left)) throw new LeaseLost(`job ${id} is no longer held by this worker`)
}

async function tell(ctx: Context, job: HeldJob, key: string) {
  if (!job.user_id) return
  await notify(ctx, Number(job.user_id), {
    key,
    params: { title: job.title },
    href: `/kernel/jobs/${job.id}`,
  })
}

/** What people read: the refusal's sentence and next step; of anything else only that it was unforeseen. */
function sentence(ctx: Context, error: unknown) {
  const { code, params } = error instanceof Refusal ? error : new Refusal('E_JOB_FAILED')
  const { title, next } = refusalTexts(ctx.locale, code, params)
  return [title, next].filter(Boolean).join(' ')
}

function causeOf(error: unknown) {
  if (error instanceof Refusal) return error.code
  return String((error as Error)?.stack ?? error).slice(0, LONGEST_CAUSE)
}
