import { putBackAll } from '#kernel/fields/conversion/convert_all'
import { endChange, isOpen } from '#kernel/fields/conversion/end_change'
import { findChange, latestChange } from '#kernel/fields/conversion/kind_change'
import { plannedOf } from '#kernel/fields/conversion/plan_change'
import type Definition from '#kernel/fields/definition/definition'
import { defineJob } from '#kernel/jobs/define_job'

/**
 * Puts everything back where a change of kind was called off while its job waited, perhaps to go on after an error:
 * else its field would stay hidden.
 */
export default defineJob<{ change_id: number }>({
  name: 'kernel.fields.put_back',
  as: 'kernel',
  notice: 'never',
  async run(ctx, { change_id: id }) {
    const change = await findChange(ctx, id)
    const latest = change && (await latestChange(ctx, change.fieldId))
    if (!change || latest?.id !== id || !isOpen(change)) return
    const definition = await ctx
      .records<Definition>('kernel.custom_field')
      .findOrFail(change.fieldId)
    const { before, after, format } = change
    await putBackAll(ctx, plannedOf(definition, before, after, format), change)
    await endChange(ctx, change, 'cancelled')
  },
})
