import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { instant, moment } from '#kernel/records/values/moment'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { ReportQuery } from '#kernel/reports/query/definition'
import type Report from '#kernel/reports/saved/report'
import type { ReportVersion } from '#kernel/reports/saved/wire'

/** What a report says, without whose it is and who sees it. */
export interface ReportContent {
  name: string
  description: string | null
  query: ReportQuery
  presentation: Presentation | null
}

/** So many are kept of one report; the oldest go. */
const MOST = 100

/** Keeps what a report says from now on, as its next version. Within the transaction that changes it. */
export async function keepVersion(
  ctx: Context,
  report: Report,
  by: number | null = ctx.user.id || null
): Promise<void> {
  const number = (await lastNumber(ctx, report.id)) + 1
  await ctx
    .trx!.insertQuery()
    .table('report_versions')
    .insert({
      company_id: report.companyId,
      report_id: report.id,
      number,
      name: report.name,
      description: report.description,
      query: JSON.stringify(report.query),
      presentation: report.presentation && JSON.stringify(report.presentation),
      saved_at: moment(ctx.now),
      saved_by: by,
    })
  await ctx
    .trx!.from('report_versions')
    .where('report_id', report.id)
    .where('number', '<=', number - MOST)
    .delete()
}

async function lastNumber(ctx: Context, id: number) {
  const [row] = await ctx.rows<{ last: number | null }>(
    'SELECT MAX(`number`) AS `last` FROM `report_versions` WHERE `report_id` = ?',
    [id]
  )
  return Number(row?.last ?? 0)
}

interface VersionRow {
  number: number
  name: string
  saved_at: string
  saved_by: string | null
}

/** The versions of a report the caller has found, the newest first. */
export async function versionsOf(ctx: Context, id: number): Promise<ReportVersion[]> {
  const rows = await ctx.rows<VersionRow>(
    `SELECT \`kept\`.\`number\`, \`kept\`.\`name\`, \`kept\`.\`saved_at\`, \`users\`.\`name\` AS \`saved_by\`
      FROM \`report_versions\` AS \`kept\` LEFT JOIN \`users\` ON \`users\`.\`id\` = \`kept\`.\`saved_by\`
      WHERE \`kept\`.\`report_id\` = ? ORDER BY \`kept\`.\`number\` DESC`,
    [id]
  )
  return rows.map((row) => ({
    number: Number(row.number),
    name: row.name,
    saved_at: instant(row.saved_at).toISOString(),
    saved_by: row.saved_by,
  }))
}

interface ContentRow {
  name: string
  description: string | null
  query: string
  presentation: string | null
}

/** What a report said in one of its versions. Throws 404 where there is none of that number. */
export async function versionOf(ctx: Context, id: number, number: number): Promise<ReportContent> {
  const [row] = await ctx.rows<ContentRow>(
    'SELECT `name`, `description`, `query`, `presentation` FROM `report_versions` WHERE `report_id` = ? AND `number` = ?',
    [id, number]
  )
  if (!row) throw Refusal.missing()
  return {
    name: row.name,
    description: row.description,
    query: JSON.parse(row.query) as ReportQuery,
    presentation: row.presentation ? (JSON.parse(row.presentation) as Presentation) : null,
  }
}
