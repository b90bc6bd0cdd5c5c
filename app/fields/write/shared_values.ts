import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import {
  changesBetween,
  customInput,
  mergedValues,
  withDefaults,
} from '#kernel/fields/write/custom_values'
import type { CustomValues } from '#kernel/fields/write/custom_values'
import { replaceIndexed } from '#kernel/fields/write/index_values'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

/**
 * Writes the company's own custom values of a record that companies share, with what filters ask of them,
 * and notes the change. Records of one company carry theirs themselves.
 */
export async function saveSharedCustom(
  ctx: Context,
  model: Model,
  record: RecordModel,
  input: Record<string, unknown>
) {
  if (model.scope === 'company' || customFieldsOf(ctx, model).size === 0) return
  const tracked = ctx.work!.of(record)!
  const given = customInput(ctx, model, input)
  const isNew = tracked.before === undefined
  if (!given && !isNew) return
  const key = { model: model.name, record_id: record.id, company_id: ctx.company.id }
  const before = isNew ? null : await stored(ctx, key)
  const after = isNew ? withDefaults(ctx, model, given ?? null) : mergedValues(before, given!)
  const changed = changesBetween(before, after)
  if (changed.length === 0) return
  await ctx.trx!.from('custom_values').where(key).delete()
  if (after) {
    const row = { ...key, custom: JSON.stringify(after) }
    await ctx.trx!.insertQuery().table('custom_values').insert(row)
  }
  for (const [name, from, to] of changed) tracked.beside[`custom.${name}`] = [from, to]
  tracked.touched = true
  await replaceIndexed(
    ctx,
    model,
    record.id,
    after ?? {},
    changed.map(([name]) => name)
  )
}

async function stored(ctx: Context, key: Record<string, unknown>): Promise<CustomValues | null> {
  const row = await ctx.trx!.from('custom_values').where(key).select('custom').first()
  return row?.custom ? (JSON.parse(row.custom) as CustomValues) : null
}
