import { notify } from '#kernel/activity/notifications/notify'
import type { Context } from '#kernel/companies/context'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'
import type { DeliveryRow } from '#kernel/reports/schedules/deliver'
import type ReportSchedule from '#kernel/reports/schedules/report_schedule'

/**
 * Tells the owner of a schedule that a recipient got nothing, and that there is a reason to read. Once for a streak:
 * where the time before ended in the same way he knows already. Runs in an open transaction.
 */
export async function tellOwner(
  ctx: Context,
  schedule: ReportSchedule,
  { id, user_id: user }: Pick<DeliveryRow, 'id' | 'user_id'>,
  reason: string
) {
  const before = await ctx
    .trx!.from('report_deliveries')
    .where({ schedule_id: schedule.id, user_id: user })
    .where('id', '<', id)
    .whereNot('state', 'waiting')
    .orderBy('id', 'desc')
    .select('reason')
    .first()
  if (before?.reason === reason) return
  const report = await ctx.records<Report>('kernel.report').findOrFail(schedule.reportId)
  const person = await ctx.trx!.from('users').where('id', user).select('name').first()
  await notify(ctx, schedule.ownerId, {
    key: 'report_schedules.notices.not_sent',
    params: { report: reportTitle(ctx, report), name: String(person?.name ?? '') },
    href: '/kernel/report-schedules',
  })
}
