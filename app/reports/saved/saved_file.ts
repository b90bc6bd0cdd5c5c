import type { Context } from '#kernel/companies/context'
import type { Answer } from '#kernel/reports/answer'
import { letterheadOf } from '#kernel/reports/output/letterhead'
import type { Output } from '#kernel/reports/output/output'
import { isChart, type Presentation } from '#kernel/reports/output/presentation'
import {
  renderReport,
  type OutputFormat,
  type ReportFile,
} from '#kernel/reports/output/render_report'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { notesOf } from '#kernel/reports/saved/notes'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'
import type { ReportValues } from '#kernel/reports/saved/run_saved'
import { answerForFile } from '#kernel/reports/saved/taking_out'

/**
 * A saved report as a file, run anew with the rights of the caller. Throws what `runSaved` throws, by name what a
 * format cannot hold, and of a plain table 403 without the right to export and 429 beyond what may be taken in a day.
 */
export async function savedFile(
  ctx: Context,
  report: Report,
  format: OutputFormat,
  values: ReportValues = {}
): Promise<ReportFile> {
  const { query, presentation, ownerId } = report
  const filed = { title: reportTitle(ctx, report), query, presentation, ownerId }
  return reportFile(ctx, filed, format, values)
}

/** A report about to become a file: a saved one, or one nobody saved. */
export interface FiledReport {
  title: string
  query: ReportQuery
  presentation: Presentation | null
  ownerId: number | null
}

/** The same of any query. */
export async function reportFile(
  ctx: Context,
  filed: FiledReport,
  format: OutputFormat,
  values: ReportValues = {}
): Promise<ReportFile> {
  const { title, query, presentation } = filed
  const answer = await answerForFile(ctx, filed, format, values)
  const asked = { ...query, values: { ...query.values, ...values } }
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
  const presentation = drawn(report.presentation, format)
  return renderReport(await outputOf(ctx, { ...report, presentation }), format)
}

/** A table asked for as a picture is drawn as bars. */
function drawn(presentation: Presentation | null, format: OutputFormat): Presentation | null {
  if (format !== 'svg' && format !== 'png') return presentation
  return presentation && isChart(presentation.kind) ? presentation : { kind: 'bar' }
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
