import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { transaction } from '#kernel/records/storage/transaction'
import { checkQuery } from '#kernel/reports/saved/check_query'
import { changeableReport } from '#kernel/reports/saved/may_change'
import { readPresentation, readQuery } from '#kernel/reports/saved/read_content'
import Report from '#kernel/reports/saved/report'
import { reportDescription, reportTitle } from '#kernel/reports/saved/report_title'
import { keepVersion, versionOf, type ReportContent } from '#kernel/reports/saved/versions'

/** What a report is made of or changed to, as it is sent. */
export interface SentContent {
  name: string
  description?: string | null
  query: unknown
  presentation?: unknown
}

const MOST = 500

/** Keeps a query under a name, for the caller alone. Throws 403 or 422 where he could not run it. */
export async function saveReport(ctx: Context, sent: SentContent): Promise<Report> {
  const query = readQuery(sent.query)
  const presentation = readPresentation(sent.presentation)
  await checkQuery(ctx, query)
  return transaction(ctx, async (inner) => {
    await refuseTooMany(inner)
    const report = await Report.create(inner, {
      name: sent.name,
      description: sent.description ?? null,
      source: query.source,
      query,
      presentation,
      ownerId: ctx.user.id,
    })
    await keepVersion(inner, report)
    return report
  })
}

/** Changes what a report says; what it said before stays among its versions. Throws 409 where it is not as seen. */
export async function changeReport(
  ctx: Context,
  id: number,
  version: number,
  sent: Partial<SentContent>
): Promise<Report> {
  const query = sent.query === undefined ? undefined : readQuery(sent.query)
  if (query) await checkQuery(ctx, query)
  return transaction(ctx, async (inner) => {
    const report = await changeableReport(inner, id)
    refuseStale(report, version, sent)
    const content = {
      name: sent.name ?? reportTitle(inner, report),
      description:
        sent.description === undefined ? reportDescription(inner, report) : sent.description,
      query: query ?? report.query,
      presentation:
        sent.presentation === undefined ? report.presentation : readPresentation(sent.presentation),
    }
    return write(inner, report, content)
  })
}

/** Makes a report say again what it said in one of its versions, as its newest one. */
export async function bringBack(ctx: Context, id: number, number: number): Promise<Report> {
  return transaction(ctx, async (inner) => {
    const report = await changeableReport(inner, id)
    return write(inner, report, await versionOf(inner, id, number))
  })
}

/** Takes a report out of everybody's list; `restoreReport` brings it back. */
export async function archiveReport(ctx: Context, id: number): Promise<Report> {
  return transaction(ctx, async (inner) => {
    const report = await changeableReport(inner, id)
    report.archivedAt ??= inner.now.toISOString()
    // A plugin would bring its own back.
    report.isEdited = report.key !== null
    return report
  })
}

export async function restoreReport(ctx: Context, id: number): Promise<Report> {
  return transaction(ctx, async (inner) => {
    const report = await changeableReport(inner, id)
    report.archivedAt = null
    return report
  })
}

async function write(ctx: Context, report: Report, content: ReportContent) {
  Object.assign(report, content)
  report.source = content.query.source
  report.isEdited = report.key !== null
  await keepVersion(ctx, report)
  return report
}

/** The three states of a conflict, as records answer it. */
function refuseStale(report: Report, version: number, sent: Partial<SentContent>) {
  if (report.version === version) return
  const { name, description, query, presentation } = report
  const theirs = { name, description, query, presentation }
  throw new Refusal(
    'E_STALE',
    { version, current: report.version },
    { extra: { version: report.version, theirs, yours: sent } }
  )
}

async function refuseTooMany(ctx: Context) {
  const [row] = await ctx.rows<{ count: number }>(
    'SELECT COUNT(*) AS `count` FROM `reports` WHERE `company_id` = ? AND `owner_id` = ? AND `archived_at` IS NULL',
    [ctx.company.id, ctx.user.id]
  )
  if (Number(row.count) >= MOST) throw new Refusal('E_TOO_MANY_REPORTS', { most: MOST })
}
