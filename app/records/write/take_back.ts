import type { Context } from '#kernel/companies/context'
import { forgetCustom } from '#kernel/fields/write/index_values'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { isForeignKeyError } from '#kernel/records/storage/foreign_keys'
import { giveNumbersBack } from '#kernel/workflow/give_numbers_back'

interface Entry {
  model: string
  record_id: number
}

/**
 * Removes everything a batch made with its history, and gives its numbers back. Answers how many records
 * went. Throws E_BATCH_IN_USE where other records refer to one of them or took later numbers.
 */
export async function takeBack(ctx: Context, batch: string): Promise<number> {
  const of = { company_id: ctx.company.id, batch }
  const entries: Entry[] = await ctx
    .trx!.from('batch_records')
    .where(of)
    .orderBy('id', 'desc')
    .select('model', 'record_id')
  try {
    for (const entry of entries) await remove(ctx, entry)
  } catch (error) {
    if (isForeignKeyError(error)) throw new Refusal('E_BATCH_IN_USE')
    throw error
  }
  await ctx.trx!.from('batch_records').where(of).delete()
  await giveNumbersBack(ctx)
  return entries.length
}

async function remove(ctx: Context, { model: name, record_id: id }: Entry) {
  const model = registry.models.get(name)
  if (!model) return
  for (const { table } of registry.extensions.get(name) ?? []) {
    await ctx.trx!.from(table).where('record_id', id).delete()
  }
  await forgetCustom(ctx, name, id)
  await ctx.trx!.from(model.table).where('id', id).delete()
  await ctx.trx!.from('history').where({ model: name, record_id: id }).delete()
  await ctx.trx!.from('search_entries').where({ model: name, record_id: id }).delete()
}
