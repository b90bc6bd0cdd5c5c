import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { bodyOf, modelAt, parameters } from '#kernel/records/api/address'
import bulkJob from '#kernel/records/bulk/bulk_job'
import { AT_ONCE, readBulk } from '#kernel/records/bulk/bulk_request'
import type { Bulk } from '#kernel/records/bulk/bulk_request'
import { runBulk } from '#kernel/records/bulk/run_bulk'
import { changeMany, takeBack } from '#kernel/records/bulk/take_back'
import type { Model } from '#kernel/records/model'
import { locate } from '#kernel/records/screens/locate'
import { formBody } from '#kernel/records/screens/body'
import { transaction } from '#kernel/records/storage/transaction'

/** One operation on many records: for clients, and for the screens, which may take it back. */
export default class BulkController {
  async api(http: HttpContext) {
    const { ctx, model } = modelAt(http)
    parameters(http, [])
    const { operation, ids, input, ...rest } = await readBulk(ctx, model, bodyOf(http))
    if (ids.length > AT_ONCE) return asJob(http, ctx, model, { operation, ids, input, ...rest })
    return {
      data: (await runBulk(ctx, operation, ids, input)).map(({ version: _, ...one }) => one),
    }
  }

  async screen(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { input: body } = formBody(http, ctx)
    if ('each' in body) return { data: await takeBack(ctx, model, body) }
    const bulk = await readBulk(ctx, model, body)
    const { operation, ids, input } = bulk
    if (ids.length > AT_ONCE) return asJob(http, ctx, model, bulk)
    if (operation.verb === 'update') {
      return { data: await changeMany(ctx, model, operation, ids, input) }
    }
    return { data: await runBulk(ctx, operation, ids, input) }
  }
}

async function asJob(http: HttpContext, ctx: Context, model: Model, bulk: Bulk) {
  const { operation, ids, input } = bulk
  const payload = { operation: operation.name, ids, input }
  const many = message(ctx.locale, `${model.plugin}.models.${model.id}.many`)
  const title = message(ctx.locale, 'lists.bulk.job', { many, count: ids.length })
  const id = await transaction(ctx, (inner) => inner.later(bulkJob, payload, { title }))
  return http.response.accepted({ data: { id } })
}
