import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { answerOnWire } from '#kernel/reports/api/wire'
import { findReport } from '#kernel/reports/saved/find_report'
import { sourceTexts } from '#kernel/reports/saved/list_reports'
import { mayChange, mayShare } from '#kernel/reports/saved/may_change'
import { notesOf } from '#kernel/reports/saved/notes'
import { questionsOf } from '#kernel/reports/saved/questions'
import type Report from '#kernel/reports/saved/report'
import { reportDescription, reportTitle } from '#kernel/reports/saved/report_title'
import { runSaved, type ReportValues } from '#kernel/reports/saved/run_saved'
import { versionOf } from '#kernel/reports/saved/versions'
import type { ReportProps, ShownAnswer } from '#kernel/reports/saved/wire'
import { declaredSource } from '#kernel/reports/sources/declared'
import { sourceOffered } from '#kernel/reports/sources/offered'

/** A report as one looks at it: as it is, or as it was in one of its versions. */
export async function openReport(ctx: Context, id: number, shown: number | null): Promise<Report> {
  const report = await findReport(ctx, id)
  if (shown === null) return report
  const content = await versionOf(ctx, id, shown)
  // A copy: what is only looked at must not be saved with the transaction.
  return Object.assign(Object.create(Object.getPrototypeOf(report)), report, content, {
    source: content.query.source,
  }) as Report
}

/** Everything its screen needs but the figures. */
export async function reportProps(
  ctx: Context,
  id: number,
  shown: number | null
): Promise<ReportProps> {
  const report = await openReport(ctx, id, shown)
  const isOwn = report.ownerId !== null && report.ownerId === ctx.user.id
  return {
    report: {
      id,
      version: report.version,
      name: reportTitle(ctx, report),
      description: reportDescription(ctx, report),
      owner: await ownerName(ctx, report),
      isOwn,
      isReady: report.key !== null,
      isArchived: report.archivedAt !== null,
      sharedWith: report.sharedWith,
      presentation: report.presentation ?? { kind: 'table' },
      source: sourceOf(ctx, report.source),
    },
    shown,
    questions: questionsOf(ctx, report),
    mayChange: mayChange(ctx, report),
    mayShare: mayShare(ctx),
  }
}

/** What it answers the caller, with what it was narrowed to. Throws what `runSaved` throws. */
export async function answerReport(
  ctx: Context,
  report: Report,
  values: ReportValues
): Promise<ShownAnswer> {
  const answer = await runSaved(ctx, report, values)
  const query = { ...report.query, values: { ...report.query.values, ...values } }
  return { answer: answerOnWire(answer), notes: await notesOf(ctx, query, answer.columns) }
}

function sourceOf(ctx: Context, name: string) {
  return { name, label: sourceTexts(ctx, name).source, href: listOf(ctx, name) ?? '' }
}

/** Where the records behind its figures are listed; of lines and of several models there is no list. */
function listOf(ctx: Context, name: string) {
  const declared = declaredSource(ctx, name)
  if (declared) return sourceOffered(ctx, declared).href
  const model = registry.models.get(name)
  return model && !model.lineOf ? `/${model.plugin}/${model.segment}` : null
}

async function ownerName(ctx: Context, { ownerId }: Report) {
  if (ownerId === null) return null
  const [row] = await ctx.rows<{ name: string }>('SELECT `name` FROM `users` WHERE `id` = ?', [
    ownerId,
  ])
  return row?.name ?? null
}
