import type { Context } from '#kernel/companies/context'
import { computeFormulas } from '#kernel/fields/write/compute'
import { withDefaults } from '#kernel/fields/write/custom_values'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { ORIGINAL, type RecordModel } from '#kernel/records/record_model'
import { insertRow } from '#kernel/records/storage/insert_rows'
import { dehydrate, storedFields } from '#kernel/records/write/columns'
import { prepare } from '#kernel/records/write/prepare'

type Values = Record<string, unknown>

/** Stores a new record with its defaults and notes it in the transaction. Values by TypeScript name. */
export async function insertRecord(
  ctx: Context,
  model: Model,
  values: Values,
  parent?: { model: string; id: number }
): Promise<RecordModel> {
  const record = blank(ctx, model, values)
  await prepare(ctx, model, record)
  computeFormulas(ctx, model, record)
  const row = dehydrate(model, record)
  delete row.id
  record.id = await insertRow(ctx.trx!, model.table, row)
  record[ORIGINAL] = { ...row, id: record.id }
  const work = ctx.work!
  const tracked = work.track({
    model,
    record,
    operation: work.operation,
    before: undefined,
    storedVersion: 1,
    raised: true,
    parent,
  })
  // prepare() of a record with lines runs again once it has its id and they are there
  tracked.touched = [...model.fields.values()].some((one) => one.kind === 'lines')
  work.touchParent(tracked)
  return record
}

function blank(ctx: Context, model: Model, values: Values): RecordModel {
  const record = new (model.class as unknown as new () => RecordModel)()
  const properties = record as unknown as Values
  for (const field of storedFields(model)) {
    properties[field.property] = values[field.property] ?? defaultOf(ctx, field)
  }
  if (model.scope === 'company') {
    record.companyId = ctx.company.id
    record.custom = withDefaults(ctx, model, record.custom)
  }
  if (model.scope === 'global') record.companyId = null
  record.version = 1
  record.createdAt = record.updatedAt = ctx.now.toISOString()
  record.createdBy = record.updatedBy = ctx.user.id || null
  return record
}

/** What a field starts with; also shown in an empty form. */
export function defaultOf(ctx: Context, field: Field): unknown {
  const value = typeof field.default === 'function' ? field.default(ctx) : field.default
  if (value !== undefined) return value
  return field.kind === 'boolean' ? false : null
}
