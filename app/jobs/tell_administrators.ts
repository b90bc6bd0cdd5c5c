import { notify } from '#kernel/activity/notifications/notify'
import type { Context } from '#kernel/companies/context'
import type { HeldJob } from '#kernel/jobs/claim'
import { administrators } from '#kernel/plugins/integrity/runs'

/**
 * Tells the administrators of a failed job that nobody asked for: it came by schedule or from an event. Once
 * for a streak: where the one before failed too they know already.
 */
export async function tellAdministrators(
  ctx: Context,
  job: Pick<HeldJob, 'id' | 'name' | 'title' | 'company_id'>
) {
  if (await failedBefore(ctx, job)) return
  for (const id of await administrators()) {
    await notify(ctx, id, {
      key: 'notifications.unasked_job_failed',
      params: { title: job.title },
      href: `/kernel/jobs/${job.id}`,
    })
  }
}

async function failedBefore(
  { trx }: Context,
  { id, name, company_id: company }: Pick<HeldJob, 'id' | 'name' | 'company_id'>
) {
  const before = trx!
    .from('jobs')
    .where('name', name)
    .where('id', '<', id)
    .whereNull('user_id')
    .whereIn('state', ['done', 'failed'])
  if (company === null) before.whereNull('company_id')
  else before.where('company_id', company)
  const last = await before.orderBy('id', 'desc').select('state').first()
  return last?.state === 'failed'
}
