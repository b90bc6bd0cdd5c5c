import type { Context } from '#kernel/companies/context'
import Export from '#kernel/exchange/export/export'
import exportJob from '#kernel/exchange/export/export_job'
import { transaction } from '#kernel/records/storage/transaction'
import type { OutputFormat } from '#kernel/reports/output/render_report'
import type Report from '#kernel/reports/saved/report'
import { reportTitle } from '#kernel/reports/saved/report_title'
import type { ReportValues } from '#kernel/reports/saved/run_saved'
import { takenModels } from '#kernel/reports/saved/taking_out'

/**
 * Has a report written to a file beside the answer, for whoever asks and nobody else; answers the number of the
 * export. Throws where he may not export what it takes out, or the query is wrong.
 */
export async function beginFile(
  ctx: Context,
  report: Report,
  format: OutputFormat,
  values: ReportValues
): Promise<number> {
  const { query, presentation, ownerId, source } = report
  const taken = takenModels(ctx, { ...query, values: { ...query.values, ...values } })
  for (const model of taken) ctx.access.authorize(model, 'export')
  const title = reportTitle(ctx, report)
  const awaited = { title, query, presentation, ownerId, values }
  return transaction(ctx, async (inner) => {
    const record = await Export.create(inner, {
      title,
      model: source,
      format,
      query: {},
      report: awaited,
    })
    record.jobId = await inner.later(exportJob, { export_id: record.id }, { about: title })
    return record.id
  })
}
