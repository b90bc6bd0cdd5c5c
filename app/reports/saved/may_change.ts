import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { findReport } from '#kernel/reports/saved/find_report'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'

/** Whether the caller may show reports to others, and so look after those that are shared. */
export const mayShare = (ctx: Context) => ctx.access.allows('kernel.report', 'share')

/** The owner always may; shared and ready-made ones also whoever may share. */
export function mayChange(ctx: Context, report: Pick<Report, 'ownerId' | 'sharedWith'>) {
  const isMine = report.ownerId !== null && report.ownerId === ctx.user.id
  return isMine || (report.sharedWith !== 'private' && mayShare(ctx))
}

/** A report the caller sees and may change, locked; 404 where he does not see it, 403 where it is not his to change. */
export async function changeableReport(ctx: Context, id: number): Promise<Report> {
  await findReport(ctx, id)
  const report = await ctx.records<Report>('kernel.report').lock(id)
  refuseOthers(ctx, report)
  return report
}

/** Throws 403 where a report is not the caller's to change. */
export function refuseOthers(ctx: Context, report: Report) {
  if (mayChange(ctx, report)) return
  throw new Refusal('E_REPORT_NOT_YOURS', { name: reportTitle(ctx, report) }, { status: 403 })
}
