import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { whileAsked } from '#kernel/http/while_asked'
import { registry } from '#kernel/plugins/registry'
import { bodyOf } from '#kernel/records/api/address'
import { answerJson } from '#kernel/records/api/answer'
import { answerOnWire } from '#kernel/reports/api/wire'
import { acceptedFormat } from '#kernel/reports/output/accepted_format'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import { sendFile } from '#kernel/reports/output/send_file'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { runReport } from '#kernel/reports/run/run_report'
import { reportFile } from '#kernel/reports/saved/saved_file'
import { declaredSources } from '#kernel/reports/sources/declared'

/** Answers a query nobody saved in the format its reader takes. Throws 406 where there is none. */
export async function answerAs(http: HttpContext) {
  const ctx = whileAsked(http)
  const format = acceptedFormat(http.request.header('accept'))
  if (!format) throw new Refusal('E_ACCEPT', {}, { status: 406 })
  const query = bodyOf(http)
  if (format === 'json') return answerJson(http, answerOnWire(await runReport(ctx, query)))
  return sendFile(http, await fileOf(ctx, query as unknown as ReportQuery, format))
}

/** A table, or bars where a picture is asked for, called after what it is about. */
function fileOf(ctx: Context, query: ReportQuery, format: OutputFormat) {
  const isPicture = format === 'svg' || format === 'png'
  const kind = isPicture ? 'bar' : query.pivot ? 'pivot' : 'table'
  const title = titleOf(ctx, query.source)
  return reportFile(ctx, { title, query, presentation: { kind }, ownerId: ctx.user.id }, format)
}

function titleOf(ctx: Context, source: unknown) {
  const model = typeof source === 'string' ? registry.models.get(source) : undefined
  const declared = declaredSources().get(String(source))
  if (declared) return message(ctx.locale, `${declared.messages}.name`)
  const key = model ? `${model.plugin}.models.${model.id}.many` : 'kernel.models.report.one'
  return message(ctx.locale, key)
}
