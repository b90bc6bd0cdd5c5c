import type { Context } from '#kernel/companies/context'
import { noteChange, updateChange, type OnFailing } from '#kernel/fields/conversion/kind_change'
import {
  planChange,
  type ChangeInput,
  type PlannedChange,
} from '#kernel/fields/conversion/plan_change'
import { textIn } from '#kernel/fields/custom_field'
import type Definition from '#kernel/fields/definition/definition'
import { CUSTOM_KINDS } from '#kernel/fields/kinds'
import { choice, json, text } from '#kernel/records/fields/decorators'
import { defineOperation } from '#kernel/records/operation'

interface Input extends ChangeInput {
  on_failing?: OnFailing | null
}

/** Gives a field another kind: its values are converted by a job, exactly, and can be had back for thirty days. */
export default defineOperation<Definition, Input>({
  name: 'kernel.custom_field.change_kind',
  on: 'kernel.custom_field',
  input: {
    kind: choice({ of: CUSTOM_KINDS, required: true }),
    options: json(),
    format: text({ max: 40 }),
    on_failing: choice({ of: ['leave', 'empty'], default: 'leave' }),
  },
  place: 'overflow',
  icon: 'i-lucide-replace',
  when: (field) => !field.archived_at && !field.is_changing,
  async run(ctx, definition, input) {
    const planned = await planChange(ctx, definition, input)
    await begin(ctx, definition, planned, input.on_failing ?? 'leave', null)
    return definition
  },
})

/** Notes the change and asks for the job that carries it out. */
export async function begin(
  ctx: Context,
  definition: Definition,
  { before, after, format }: PlannedChange,
  onFailing: OnFailing,
  reverts: number | null
) {
  const fieldId = definition.id
  const id = await noteChange(ctx, { fieldId, before, after, onFailing, format, reverts })
  const about = textIn(definition.label, ctx.locale)
  const jobId = await ctx.later('kernel.fields.convert', { change_id: id }, { about })
  await updateChange(ctx, id, { job_id: jobId })
}
