import type { Context } from '#kernel/companies/context'
import { convertAll, putBackAll } from '#kernel/fields/conversion/convert_all'
import { endChange, isOpen, lockField } from '#kernel/fields/conversion/end_change'
import { formulasReading } from '#kernel/fields/conversion/formulas_bear'
import { findChange, latestChange, updateChange } from '#kernel/fields/conversion/kind_change'
import type { KindChange } from '#kernel/fields/conversion/kind_change'
import { plannedOf, type PlannedChange } from '#kernel/fields/conversion/plan_change'
import { apply, settingsOf } from '#kernel/fields/conversion/settings'
import { survey } from '#kernel/fields/conversion/survey'
import type Definition from '#kernel/fields/definition/definition'
import { Refusal } from '#kernel/http/refusal'
import { defineJob, type JobRun } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { clock } from '#kernel/companies/clock'

/**
 * Converts every value of a field to its new kind, the old ones kept. Until it is done nobody meets the field;
 * cancelled, it puts everything back. Begun again after a crash it goes on where it stopped.
 */
export default defineJob<{ change_id: number }>({
  name: 'kernel.fields.convert',
  as: 'kernel',
  notice: 'always',
  calledOff: (ctx, payload) => ctx.later('kernel.fields.put_back', payload),
  async run(ctx, { change_id: id }, job) {
    const change = await findChange(ctx, id)
    const latest = change && (await latestChange(ctx, change.fieldId))
    if (!change || latest?.id !== id || !isOpen(change)) return
    const definition = await ctx
      .records<Definition>('kernel.custom_field')
      .findOrFail(change.fieldId)
    const planned = plannedOf(definition, change.before, change.after, change.format)
    if (change.state === 'waiting') {
      const failing = await failingOf(ctx, planned, change, job)
      if (job.isCancelled()) return endChange(ctx, change, 'cancelled')
      if (failing > 0) return endChange(ctx, change, 'left', { fails: failing })
      await hide(ctx, change)
    }
    const counts = await convertAll(ctx, planned, change, job)
    if (counts && !(change.onFailing === 'leave' && counts.emptied > 0)) {
      return finish(ctx, change, counts)
    }
    if (!counts && !job.isCancelled()) return undefined
    await putBackAll(ctx, planned, change)
    return endChange(ctx, change, counts ? 'left' : 'cancelled', { fails: counts?.emptied ?? 0 })
  },
})

/** How many values stand in the way where none may. */
async function failingOf(ctx: Context, planned: PlannedChange, change: KindChange, job: JobRun) {
  if (change.onFailing === 'empty') return 0
  const { fails } = await survey(ctx, planned, { signal: job.signal })
  return fails
}

/** From here on nobody meets the field: its values are of two kinds. */
function hide(ctx: Context, change: KindChange) {
  return transaction(ctx, async (inner) => {
    const definition = await lockField(inner, change)
    if (JSON.stringify(settingsOf(definition)) !== JSON.stringify(change.before)) {
      throw new Refusal('E_CUSTOM_KIND_MEANWHILE', { key: definition.key })
    }
    definition.isChanging = true
    await updateChange(inner, change.id, { state: 'running' })
  })
}

function finish(ctx: Context, change: KindChange, counts: { converted: number; emptied: number }) {
  return transaction(ctx, async (inner) => {
    const definition = await lockField(inner, change)
    apply(definition, change.after)
    definition.isChanging = false
    await updateChange(inner, change.id, { state: 'done', ended_at: moment(clock()), ...counts })
    if (change.reverts) await updateChange(inner, change.reverts, { state: 'taken_back' })
    for (const id of await formulasReading(inner, definition)) {
      await inner.later('kernel.fields.fill', { field_id: id })
    }
    return counts
  })
}
