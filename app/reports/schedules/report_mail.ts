import { buffer } from 'node:stream/consumers'
import edge from 'edge.js'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import type { Attachment } from '#kernel/mail/attachments/attachment'
import type { MailContent } from '#kernel/mail/render_mail'
import type { Answer } from '#kernel/reports/answer'
import { fullLabel, layOut, type Grid } from '#kernel/reports/output/grid'
import { writeText } from '#kernel/reports/output/write_text'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'
import type { ReportValues } from '#kernel/reports/saved/run_saved'
import { fileOfAnswer, outputOf, type AnsweredReport } from '#kernel/reports/saved/saved_file'
import { answerForFile, takesRecords } from '#kernel/reports/saved/taking_out'
import type { MailFormat } from '#kernel/reports/schedules/wire'

/** Rows in the body of a mail; what has more is for a file or the screen. */
const SHOWN = 50

export interface ReportMail {
  /** The table of its body, where one was asked for. */
  content?: MailContent
  attachments: Attachment[]
  isEmpty: boolean
}

/**
 * What a report is in a mail to this caller: a table to read at once, and files. Run with his rights; throws what a
 * file of it throws, and by name what a format cannot hold.
 */
export async function reportMail(
  ctx: Context,
  report: Report,
  formats: readonly MailFormat[],
  values: ReportValues
): Promise<ReportMail> {
  const mail: ReportMail = { attachments: [], isEmpty: true }
  let answer: Answer | undefined
  for (const format of formats) {
    if (!answer || takesRecords(report.query)) {
      answer = await answerForFile(ctx, report, format === 'body' ? 'html' : format, values)
    }
    mail.isEmpty = answer.rows.length === 0
    const answered = answeredReport(ctx, report, values, answer)
    if (format === 'body') {
      mail.content = await contentOf(ctx, answered)
      continue
    }
    const { fileName, contentType, body } = await fileOfAnswer(ctx, answered, format)
    mail.attachments.push({ name: fileName, mediaType: contentType, content: await buffer(body) })
  }
  return mail
}

function answeredReport(ctx: Context, report: Report, values: ReportValues, answer: Answer) {
  const { query, presentation } = report
  const asked = { ...query, values: { ...query.values, ...values } }
  return { title: reportTitle(ctx, report), query: asked, presentation, answer }
}

async function contentOf(ctx: Context, report: AnsweredReport): Promise<MailContent> {
  const { answer } = report
  const hidden = Math.max(0, answer.rows.length - SHOWN)
  const shown = {
    ...answer,
    rows: answer.rows.slice(0, SHOWN),
    drill: answer.drill.slice(0, SHOWN),
  }
  const output = await outputOf(ctx, { ...report, answer: shown })
  const more =
    hidden > 0 ? message(ctx.locale, 'report_schedules.more_rows', { count: hidden }) : ''
  const empty = message(ctx.locale, 'report_output.empty')
  const html = edge.renderSync('mail/report_table', { ...tableOf(layOut(output)), more, empty })
  return { html, text: `${[...writeText(output)].join('').trimEnd()}\n${more}`.trimEnd() }
}

function tableOf({ columns, rows, totals }: Grid) {
  const align = (at: number) => (columns[at].isFigure ? 'right' : 'left')
  const cells = (row: readonly { text: string }[]) =>
    row.map(({ text }, at) => ({ text, align: align(at) }))
  return {
    heads: columns.map((one, at) => ({ text: fullLabel(one), align: align(at) })),
    rows: [...rows()].map(cells),
    totals: totals.map(cells),
  }
}
