import type { Context } from '#kernel/companies/context'
import { listenersOf } from '#kernel/jobs/listeners'
import { moment } from '#kernel/records/values/moment'

/** Keeps the events of the transaction that anyone listens to, in the transaction itself. */
export async function writeOutbox(ctx: Context) {
  const now = moment(ctx.now)
  for (const event of ctx.work!.events) {
    if (listenersOf(event.name).length === 0) continue
    await ctx
      .trx!.insertQuery()
      .table('outbox')
      .insert({
        company_id: ctx.company.id || null,
        user_id: ctx.user.id || null,
        event: event.name,
        payload: JSON.stringify(event.payload),
        created_at: now,
        due_at: now,
      })
  }
}
