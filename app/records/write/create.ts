import type { Context } from '#kernel/companies/context'
import { saveSharedCustom } from '#kernel/fields/write/shared_values'
import { registry } from '#kernel/plugins/registry'
import type { RecordModel } from '#kernel/records/record_model'
import { saveExtensions } from '#kernel/records/write/extensions'
import { insertRecord } from '#kernel/records/write/insert'
import { saveLines } from '#kernel/records/write/lines'
import { propertiesOf } from '#kernel/records/write/properties'
import { checkUnique } from '#kernel/records/write/unique'

/** Stores a new record with its lines and extension fields. */
export async function createRecord(
  ctx: Context,
  _: unknown,
  input: Record<string, unknown>
): Promise<RecordModel> {
  const model = registry.model(ctx.work!.operation.replace(/\.[^.]+$/, ''))
  await checkUnique(ctx, model, input, null)
  const record = await insertRecord(ctx, model, propertiesOf(ctx, model, input, null))
  await saveLines(ctx, model, record, input)
  await saveExtensions(ctx, model, record, input)
  await saveSharedCustom(ctx, model, record, input)
  return record
}
