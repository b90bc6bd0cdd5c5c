import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { findReport } from '#kernel/reports/saved/find_report'
import { reportDescription, reportTitle } from '#kernel/reports/saved/report_title'
import { saveReport } from '#kernel/reports/saved/save_report'

const LONGEST = 120

/** A copy of a report for the caller alone, to be changed at will. Throws 403 where he could not run it. */
export async function copyReport(ctx: Context, id: number) {
  const report = await findReport(ctx, id)
  const name = message(ctx.locale, 'saved_reports.copy_of', { name: reportTitle(ctx, report) })
  return saveReport(ctx, {
    name: name.slice(0, LONGEST),
    description: reportDescription(ctx, report),
    query: report.query,
    presentation: report.presentation,
  })
}
