import { begin } from '#kernel/fields/conversion/change_kind'
import { canBeTakenBack, latestChange } from '#kernel/fields/conversion/kind_change'
import { checkUses, plannedOf, refuseUnsettled } from '#kernel/fields/conversion/plan_change'
import type Definition from '#kernel/fields/definition/definition'
import { Refusal } from '#kernel/http/refusal'
import { defineOperation } from '#kernel/records/operation'

/**
 * Takes the last change of a field's kind back, for thirty days: every value nobody changed since is again what it
 * was; what was entered since is converted, and is empty where it cannot be.
 */
export default defineOperation<Definition>({
  name: 'kernel.custom_field.take_back_kind',
  on: 'kernel.custom_field',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  when: (field) => !field.archived_at && !field.is_changing,
  async run(ctx, definition) {
    refuseUnsettled(definition)
    const change = await latestChange(ctx, definition.id)
    if (!change || !canBeTakenBack(change, ctx.now)) {
      throw new Refusal('E_CUSTOM_KIND_KEPT', { key: definition.key })
    }
    const { filterable } = change.before
    const planned = plannedOf(definition, change.after, { ...change.before, filterable }, null)
    await checkUses(ctx, definition, planned)
    await begin(ctx, definition, planned, 'empty', change.id)
    return definition
  },
})
