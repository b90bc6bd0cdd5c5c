import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import type Definition from '#kernel/fields/definition/definition'
import { store } from '#kernel/fields/conversion/store_values'
import { KEPT } from '#kernel/fields/conversion/kind_change'
import { lastHolder, valuesAfter } from '#kernel/fields/filling/stored_values'
import { mergedValues } from '#kernel/fields/write/custom_values'
import { defineJob, type JobRun } from '#kernel/jobs/define_job'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/**
 * Takes the values of fields that were removed 30 days ago out of the records, and the definitions with them; and
 * what changes of kind kept, after as many days.
 */
export default defineJob({
  name: 'kernel.fields.clean',
  as: 'kernel',
  notice: 'never',
  async run(ctx, _, job) {
    const before = moment(new Date(clock().getTime() - KEPT))
    const gone = await ctx
      .records<Definition>('kernel.custom_field')
      .where(['archived_at', 'lt', `${before.replace(' ', 'T')}Z`])
    for (const definition of gone) {
      await takeOut(ctx, definition, job)
      if (job.signal.aborted) return
      await transaction(ctx, async (inner) => {
        const records = inner.records<Definition>('kernel.custom_field')
        const one = await records.lock(definition.id)
        if (one.archivedAt) await records.delete(one)
      })
    }
    await dropKept(ctx, before)
    return { removed: gone.length }
  },
})

function dropKept(ctx: Context, before: string) {
  return transaction(ctx, async ({ trx, company }) => {
    const old = trx!
      .from('custom_kind_changes')
      .where('company_id', company.id)
      .where('ended_at', '<', before)
    await trx!.from('custom_kept_values').whereIn('change_id', old.select('id')).delete()
  })
}

async function takeOut(ctx: Context, { model: name, key }: Definition, job: JobRun) {
  const model = registry.models.get(name)
  if (!model) return
  const last = await lastHolder(ctx, model)
  for (let after = 0; !job.signal.aborted;) {
    const end = await transaction(ctx, async (inner) => {
      const held = await valuesAfter(inner, model, after)
      for (const one of held.filter(({ values }) => Object.hasOwn(values, key))) {
        await store(inner, model, one.id, mergedValues(one.values, { [key]: null }))
      }
      return held.at(-1)?.id
    })
    if (end === undefined) return
    job.progress(end, last)
    after = end
  }
}
