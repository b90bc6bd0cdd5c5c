import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '#kernel/companies/context'
import type Definition from '#kernel/fields/definition/definition'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import { computeAll } from '#kernel/fields/filling/compute_all'
import { lastHolder, valuesAfter } from '#kernel/fields/filling/stored_values'
import { indexRow } from '#kernel/fields/write/index_values'
import { defineJob } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { insertRows } from '#kernel/records/storage/insert_rows'
import { transaction } from '#kernel/records/storage/transaction'

/**
 * Puts every value of a field into the typed index and lets lists ask it then; of a field that is no longer
 * filterable, takes them out. The values of a formula are computed first. Begun again after a crash it does no harm.
 */
export default defineJob<{ field_id: number }>({
  name: 'kernel.fields.fill',
  as: 'kernel',
  async run(ctx, { field_id: id }, job) {
    const definition = await ctx.records<Definition>('kernel.custom_field').find(id)
    const model = definition && registry.models.get(definition.model)
    if (!model || !definition) return
    const field = [...customFieldsOf(ctx, model).values()].find((one) => one.id === id)
    if (!field) return
    if (field.formula) await computeAll(ctx, model, field, job)
    const last = await lastHolder(ctx, model)
    for (let after = 0; ;) {
      const end = await fillChunk(ctx, model, field, after)
      if (end === null) break
      job.progress(Math.min(end, last), last)
      if (job.signal.aborted) return
      after = end
      await breathe()
    }
    if (field.indexed) await markReady(ctx, id)
  },
})

/** One stretch of records in one transaction; answers the last one's id, null after the end. */
function fillChunk(ctx: Context, model: Model, field: CustomField, after: number) {
  return transaction(ctx, async (inner) => {
    const held = await valuesAfter(inner, model, after)
    const end = held.at(-1)?.id ?? null
    await inner
      .trx!.from('custom_field_values')
      .where({ field_id: field.id, company_id: ctx.company.id })
      .where('record_id', '>', after)
      .where('record_id', '<=', end ?? Number.MAX_SAFE_INTEGER)
      .delete()
    const values = field.indexed
      ? held.flatMap(({ id, values: all }) => {
          const value = all[field.name] ?? null
          return value === null ? [] : [indexRow(field, ctx.company.id, id, value)]
        })
      : []
    await insertRows(inner.trx!, 'custom_field_values', values)
    return end
  })
}

function markReady(ctx: Context, id: number) {
  return transaction(ctx, async (inner) => {
    const definition = await inner.records<Definition>('kernel.custom_field').lock(id)
    if (definition.indexState === 'filling') definition.indexState = 'ready'
  })
}
