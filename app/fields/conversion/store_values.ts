import type { Context } from '#kernel/companies/context'
import type { CustomField } from '#kernel/fields/custom_field'
import type { HeldValues } from '#kernel/fields/filling/stored_values'
import { mergedValues } from '#kernel/fields/write/custom_values'
import { indexRow } from '#kernel/fields/write/index_values'
import type { Model } from '#kernel/records/model'
import { insertRows } from '#kernel/records/storage/insert_rows'

/** A record with what it holds, and the value it is given for one field; null is none. */
export type Given = HeldValues & { value: unknown }

/**
 * Gives records another value of one field, in their custom values and in the index. No change anybody made:
 * neither version nor history move.
 */
export async function storeValues(
  ctx: Context,
  model: Model,
  field: CustomField,
  given: readonly Given[]
) {
  for (const { id, values, value } of given) {
    await store(ctx, model, id, mergedValues(values, { [field.name]: value }))
  }
  await ctx
    .trx!.from('custom_field_values')
    .where({ field_id: field.id, company_id: ctx.company.id })
    .whereIn(
      'record_id',
      given.map((one) => one.id)
    )
    .delete()
  const rows = given.filter(({ value }) => field.indexed && value !== null)
  await insertRows(
    ctx.trx!,
    'custom_field_values',
    rows.map(({ id, value }) => indexRow(field, ctx.company.id, id, value))
  )
}

/** Writes the custom values of a record as they are to be, wherever those of its model stand. */
export async function store({ trx, company }: Context, model: Model, id: number, values: unknown) {
  const custom = values === null ? null : JSON.stringify(values)
  if (model.scope === 'company') {
    await trx!.from(model.table).where({ id }).update({ custom })
    return
  }
  const row = { model: model.name, record_id: id, company_id: company.id }
  await trx!.from('custom_values').where(row).delete()
  if (custom !== null) {
    await trx!
      .insertQuery()
      .table('custom_values')
      .insert({ ...row, custom })
  }
}
