import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { isForeignKeyError } from '#kernel/records/storage/foreign_keys'
import type { RecordModel } from '#kernel/records/record_model'
import { refuseFinal } from '#kernel/records/write/update'

/** Removes a record for good with its lines, unless anything refers to it. */
export async function deleteRecord(ctx: Context, record: RecordModel) {
  const tracked = ctx.work!.of(record)!
  refuseFinal(tracked.model, record)
  const lines = [...tracked.model.fields.values()].filter((one) => one.kind === 'lines')
  try {
    for (const field of lines) {
      for (const line of await ctx.lines(record, field.key)) {
        await ctx.records(field.to!).delete(line)
      }
    }
    await deleteExtensions(ctx, tracked.model.name, record.id)
    await ctx.records(tracked.model.name).delete(record)
  } catch (error) {
    if (isForeignKeyError(error)) throw new Refusal('E_REFERENCED', {})
    throw error
  }
  return { id: record.id }
}

async function deleteExtensions(ctx: Context, model: string, id: number) {
  for (const { table } of registry.extensions.get(model) ?? []) {
    await ctx.trx!.from(table).where('record_id', id).delete()
  }
}
