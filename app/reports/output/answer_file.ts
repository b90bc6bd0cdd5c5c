import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import { letterheadOf } from '#kernel/reports/output/letterhead'
import type { Answer } from '#kernel/reports/answer'
import { renderReport, type OutputFormat } from '#kernel/reports/output/render_report'

/** An answer to a query that nobody saved, as a file: a table, or bars where a picture is asked for. */
export async function answerFile(
  ctx: Context,
  answer: Answer,
  source: string,
  format: OutputFormat
) {
  const { plugin, id } = registry.model(source)
  const isPicture = format === 'svg' || format === 'png'
  return renderReport(
    {
      title: message(ctx.locale, `${plugin}.models.${id}.many`),
      answer,
      presentation: { kind: isPicture ? 'bar' : 'table' },
      notes: [],
      locale: ctx.locale,
      timeZone: ctx.company.timeZone,
      madeAt: ctx.now,
      company: await letterheadOf(ctx),
    },
    format
  )
}
