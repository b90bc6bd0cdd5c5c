import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { clock } from '#kernel/companies/clock'
import { WAITING_STATES } from '#kernel/jobs/job'
import type { Finding } from '#kernel/plugins/verify'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

export type RunState = 'waiting' | 'running' | 'done' | 'failed'

const KEPT = 60
const SHOWN_BREACHES = 50

/** Asks for a check of everything; one that waits or runs already is the answer. */
export async function askForRun(ctx: Context): Promise<number> {
  return transaction(ctx, async (inner) => {
    const under = await inner
      .trx!.from('integrity_runs')
      .join('jobs', 'jobs.id', 'integrity_runs.job_id')
      .whereIn('jobs.state', [...WAITING_STATES])
      .select('integrity_runs.id')
      .first()
    if (under) return Number(under.id)
    return addRun(inner, await inner.later('kernel.integrity.verify', {}))
  })
}

/** The run of a job: the one somebody asked for, or a new one for the nightly check. */
export async function runOfJob(ctx: Context, job: number): Promise<number> {
  return transaction(ctx, async (inner) => {
    const row = await inner.trx!.from('integrity_runs').where('job_id', job).first()
    return row ? Number(row.id) : addRun(inner, job)
  })
}

async function addRun(ctx: Context, job: number): Promise<number> {
  const trx = ctx.trx!
  const [id] = await trx
    .insertQuery()
    .table('integrity_runs')
    .insert({
      state: 'waiting',
      job_id: job,
      asked_by: ctx.user.id || null,
      asked_at: moment(ctx.now),
    })
  await trx
    .from('integrity_runs')
    .where('id', '<=', Number(id) - KEPT)
    .delete()
  return Number(id)
}

/** From the start, also after a crash: what an earlier attempt found is forgotten. */
export async function beginRun(ctx: Context, id: number) {
  await transaction(ctx, async ({ trx }) => {
    await trx!.from('integrity_findings').where('run_id', id).delete()
    await trx!
      .from('integrity_runs')
      .where('id', id)
      .update({ state: 'running', done: 0, total: 0, broken: 0, finished_at: null })
  })
}

export async function noteFinding(
  ctx: Context,
  id: number,
  { company, invariant, breaches }: Finding,
  place: { done: number; total: number }
) {
  await transaction(ctx, async ({ trx }) => {
    await trx!
      .insertQuery()
      .table('integrity_findings')
      .insert({
        run_id: id,
        company_id: company?.id ?? null,
        invariant,
        breach_count: breaches.length,
        breaches: JSON.stringify(breaches.slice(0, SHOWN_BREACHES)),
      })
    await trx!.from('integrity_runs').where('id', id).update(place)
    if (breaches.length > 0) await trx!.from('integrity_runs').where('id', id).increment('broken')
  })
}

export async function endRun(ctx: Context, id: number, state: 'done' | 'failed') {
  await transaction(ctx, ({ trx }) =>
    trx!
      .from('integrity_runs')
      .where('id', id)
      .update({ state, finished_at: moment(clock()) })
  )
}

/** The active administrators of the deployment. */
export async function administrators(): Promise<number[]> {
  const ctx = await kernelContext({})
  const rows = await ctx.rows<{ id: number }>(
    'SELECT `id` FROM `users` WHERE `is_admin` = 1 AND `disabled_at` IS NULL AND `archived_at` IS NULL'
  )
  return rows.map((row) => Number(row.id))
}
