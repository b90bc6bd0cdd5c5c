import { notify } from '#kernel/activity/notifications/notify'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { deliverDue } from '#kernel/jobs/deliver'
import { WAITING_STATES } from '#kernel/jobs/job'
import { administrators } from '#kernel/plugins/integrity/runs'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** What waits for a person after a restore. */
export interface Held {
  mails: number
  jobs: number
}

/**
 * What waited when the backup was made may have been done since, unknown to it. No mail leaves and no job
 * runs a second time before an administrator has let it; he is told.
 */
export async function holdWaiting(): Promise<Held> {
  await markEvents()
  await deliverDue()
  return transaction(await kernelContext({}), async (ctx) => {
    const held = { mails: await holdMails(ctx), jobs: await holdJobs(ctx) }
    await tellAdministrators(ctx, held)
    return held
  })
}

/**
 * Events are told to the data itself, which is as old as they are: what lacks them would not be whole. Whenever that is,
 * now or once a listener's plugin is enabled or its failure mended, the jobs and mails they lead to are held.
 */
async function markEvents() {
  await transaction(await kernelContext({}), async ({ trx, now }) => {
    const waiting = trx!.from('outbox').whereNull('done_at')
    await waiting.update({ is_restored: true, due_at: moment(now) })
  })
}

async function holdMails({ trx }: Context) {
  const held = await trx!
    .from('outgoing_mail')
    .whereIn('state', ['waiting', 'sending'])
    .update({ state: 'held', sending_since: null, handed_over_at: null })
  return Number(held)
}

/** By the clock of the kernel they come again by themselves; a restore makes the search anew; a held mail asks for its job. */
async function holdJobs({ trx, now }: Context) {
  const needless = [
    'kernel.mail.send',
    'kernel.search.rebuild',
    'kernel.search.refresh',
    ...(registry.plugins.get('kernel')!.declaration.schedules ?? []).map(({ job }) => job),
  ]
  const waiting = () => trx!.from('jobs').whereIn('state', [...WAITING_STATES])
  const free = { worker: null, lease_until: null }
  await waiting()
    .whereIn('name', needless)
    .update({ ...free, state: 'cancelled', finished_at: moment(now) })
  return Number(await waiting().update({ ...free, state: 'held' }))
}

async function tellAdministrators(ctx: Context, { mails, jobs }: Held) {
  const notices = [
    { count: mails, key: 'upkeep.restored.mails_held', list: '/kernel/outgoing-mail' },
    { count: jobs, key: 'upkeep.restored.jobs_held', list: '/kernel/jobs' },
  ].filter(({ count }) => count > 0)
  for (const id of await administrators()) {
    for (const { count, key, list } of notices) {
      await notify(ctx, id, { key, params: { count }, href: `${list}?filter=${HELD}` })
    }
  }
}

const HELD = encodeURIComponent(JSON.stringify([['state', 'eq', 'held']]))
