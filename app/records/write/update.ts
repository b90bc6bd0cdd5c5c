import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { saveSharedCustom } from '#kernel/fields/write/shared_values'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
import { propertiesOf } from '#kernel/records/write/properties'
import { saveExtensions } from '#kernel/records/write/extensions'
import { saveLines } from '#kernel/records/write/lines'
import { checkUnique } from '#kernel/records/write/unique'

/** Changes what is sent; a record in a final state says why it cannot change. */
export async function updateRecord(
  ctx: Context,
  record: RecordModel,
  input: Record<string, unknown>
) {
  const model = registry.model(ctx.work!.operation.replace(/\.[^.]+$/, ''))
  refuseFinal(model, record)
  await checkUnique(ctx, model, input, record)
  Object.assign(record, propertiesOf(ctx, model, input, record))
  await saveLines(ctx, model, record, input)
  await saveExtensions(ctx, model, record, input)
  await saveSharedCustom(ctx, model, record, input)
  return record
}

/** Throws E_FINAL where the record's state lets nothing change but by operations. */
export function refuseFinal(model: Model, record: RecordModel) {
  const state = stateOf(model, record)
  if (state !== undefined && model.options.final?.includes(state)) {
    throw new Refusal('E_FINAL', { state })
  }
}

function stateOf(model: Model, record: RecordModel) {
  const field = model.options.state && model.fields.get(model.options.state.field)
  return field && ((record as unknown as Record<string, unknown>)[field.property] as string)
}
