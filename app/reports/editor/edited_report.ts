import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { EditedReport } from '#kernel/reports/editor/wire'
import { findReport } from '#kernel/reports/saved/find_report'
import { mayChange } from '#kernel/reports/saved/may_change'
import { reportTitle } from '#kernel/reports/saved/report_title'

/** A saved report for whoever may change it; 404 where he does not see it, 403 where it is not his to change. */
export async function editedReport(ctx: Context, id: number): Promise<EditedReport> {
  const report = await findReport(ctx, id)
  const title = reportTitle(ctx, report)
  if (!mayChange(ctx, report)) {
    throw new Refusal('E_REPORT_NOT_YOURS', { name: title }, { status: 403 })
  }
  const { version, name, description, query, presentation } = report
  return { id, version, title, name, description, query, presentation }
}
