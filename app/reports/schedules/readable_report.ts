import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { findReport } from '#kernel/reports/saved/find_report'
import type Report from '#kernel/reports/saved/report'

/** The report as the reader sees it; 404 where it was archived or is not shared with him any more. */
export async function readableReport(reader: Context, id: number): Promise<Report> {
  const report = await findReport(reader, id)
  if (report.archivedAt) throw Refusal.missing()
  return report
}
