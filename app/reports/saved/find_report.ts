import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { TRUE } from '#kernel/records/query/sql'
import type Report from '#kernel/reports/saved/report'
import { visibleReports } from '#kernel/reports/saved/visible_reports'

/** A report of the company worked in that the caller sees, archived or not. Throws 404 where there is none for him. */
export async function findReport(ctx: Context, id: number): Promise<Report> {
  const visible = visibleReports(ctx, '`r`') ?? TRUE
  const [seen] = await ctx.rows(
    `SELECT 1 AS \`seen\` FROM \`reports\` AS \`r\` WHERE \`r\`.\`id\` = ? AND \`r\`.\`company_id\` = ? AND ${visible.sql}`,
    [id, ctx.company.id, ...visible.bindings]
  )
  const report = seen && (await ctx.records<Report>('kernel.report').find(id))
  if (!report) throw Refusal.missing()
  return report
}
