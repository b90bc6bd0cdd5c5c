import type { Context } from '#kernel/companies/context'
import { listenersOf } from '#kernel/jobs/listeners'
import { insertRows } from '#kernel/records/storage/insert_rows'
import { moment } from '#kernel/records/values/moment'

/** Keeps the events of the transaction that anyone listens to, in the transaction itself. */
export async function writeOutbox(ctx: Context) {
  const work = ctx.work!
  const heard = work.events.filter((event) => listenersOf(event.name).length > 0)
  const now = moment(ctx.now)
  work.isHeard = heard.length > 0
  await insertRows(
    ctx.trx!,
    'outbox',
    heard.map((event) => ({
      company_id: ctx.company.id || null,
      user_id: ctx.user.id || null,
      event: event.name,
      payload: JSON.stringify(event.payload),
      created_at: now,
      due_at: now,
      is_restored: work.isRestored,
    }))
  )
}
