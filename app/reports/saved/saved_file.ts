import type { Context } from '#kernel/companies/context'
import type { Answer } from '#kernel/reports/answer'
import { letterheadOf } from '#kernel/reports/output/letterhead'
import type { Output } from '#kernel/reports/output/output'
import type { Presentation } from '#kernel/reports/output/presentation'
import {
  renderReport,
  type OutputFormat,
  type ReportFile,
} from '#kernel/reports/output/render_report'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { notesOf } from '#kernel/reports/saved/notes'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'
import { runSaved, type ReportValues } from '#kernel/reports/saved/run_saved'

/**
 * A saved report as a file, run anew with the rights of the caller. Throws what `runSaved` throws, and by name what
 * a format cannot hold.
 */
export async function savedFile(
  ctx: Context,
  report: Report,
  format: OutputFormat,
  values: ReportValues = {}
): Promise<ReportFile> {
  const answer = await runSaved(ctx, report, values)
  const { query, presentation } = report
  const asked = { ...query, values: { ...query.values, ...values } }
  const title = reportTitle(ctx, report)
  return fileOfAnswer(ctx, { title, query: asked, presentation, answer }, format)
}

export interface AnsweredReport {
  title: string
  query: ReportQuery
  presentation: Presentation | null
  answer: Answer
}

/** An answer with its head: what it is called, what it was narrowed to, whose it is. */
export async function fileOfAnswer(
  ctx: Context,
  report: AnsweredReport,
  format: OutputFormat
): Promise<ReportFile> {
  return renderReport(await outputOf(ctx, report), format)
}

/** The same before it is written in any format. */
export async function outputOf(
  ctx: Context,
  { title, query, presentation, answer }: AnsweredReport
): Promise<Output> {
  return {
    title,
    answer,
    presentation: presentation ?? { kind: 'table' },
    notes: await notesOf(ctx, query, answer.columns),
    locale: ctx.locale,
    timeZone: ctx.company.timeZone,
    madeAt: ctx.now,
    company: await letterheadOf(ctx),
  }
}
