import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import ReportSchedule from '#kernel/reports/schedules/report_schedule'

/** A schedule of one's own, or any for an administrator; locked within a transaction. 404 for everybody else. */
export async function changeableSchedule(ctx: Context, id: number): Promise<ReportSchedule> {
  const schedules = ctx.records(ReportSchedule)
  const schedule = await (ctx.trx ? schedules.lock(id) : schedules.find(id))
  const isOwn = schedule && (schedule.ownerId === ctx.user.id || ctx.user.isAdmin)
  if (!schedule || !isOwn || schedule.archivedAt) throw Refusal.missing()
  return schedule
}
