import type { Context } from '#kernel/companies/context'
import Export from '#kernel/exchange/export/export'
import exportJob from '#kernel/exchange/export/export_job'
import type { ExportFormat } from '#kernel/exchange/export/formats'
import { planExport } from '#kernel/exchange/export/plan_export'
import { needRoom } from '#kernel/exchange/export/quota'
import { message } from '#kernel/http/messages'
import type { Model } from '#kernel/records/model'
import type { ListQuery } from '#kernel/records/query/list_query'
import { transaction } from '#kernel/records/storage/transaction'

/** Has a list written to a file beside the answer. Throws where the caller may not export or the query is wrong. */
export async function beginExport(
  ctx: Context,
  model: Model,
  query: ListQuery,
  format: ExportFormat
) {
  const { plan } = planExport(ctx, model, query, format)
  await needRoom(ctx, model.name, plan)
  const title = message(ctx.locale, `${model.plugin}.models.${model.id}.many`)
  return transaction(ctx, async (inner) => {
    const record = await Export.create(inner, {
      title,
      model: model.name,
      format: format.id,
      query,
    })
    record.jobId = await inner.later(exportJob, { export_id: record.id }, { about: title })
    return record.id
  })
}
