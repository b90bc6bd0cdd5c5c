import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { Extension } from '#kernel/plugins/registry'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

/** Writes the fields other plugins added to a model into their own 1:1 tables, and notes the change. */
export async function saveExtensions(
  ctx: Context,
  model: Model,
  record: RecordModel,
  input: Record<string, unknown>
) {
  for (const extension of registry.extensions.get(model.name) ?? []) {
    const values = valuesFor(extension, input)
    if (Object.keys(values).length > 0) await save(ctx, model, record, extension, values)
  }
}

function valuesFor(extension: Extension, input: Record<string, unknown>) {
  const values: Record<string, unknown> = {}
  for (const field of extension.fields) {
    const key = `${extension.plugin}.${field.key}`
    if (!Object.hasOwn(input, key)) continue
    const value = input[key]
    values[field.key] = value === null ? null : typeOf(field.kind).valueToColumn(value, field)
  }
  return values
}

async function save(
  ctx: Context,
  model: Model,
  record: RecordModel,
  extension: Extension,
  values: Record<string, unknown>
) {
  const key = extensionKey(ctx, model, record.id)
  const before = await ctx.trx!.from(extension.table).where(key).first()
  if (before) await ctx.trx!.from(extension.table).where(key).update(values)
  else {
    await ctx
      .trx!.insertQuery()
      .table(extension.table)
      .insert({ ...key, ...values })
  }
  const tracked = ctx.work!.of(record)!
  for (const [name, value] of Object.entries(values)) {
    tracked.beside[`${extension.plugin}.${name}`] = [before?.[name] ?? null, value]
  }
  tracked.touched = true
}

/** Where an extension's row of a record is: per company too, where companies share the record. */
export function extensionKey(ctx: Context, model: Model, id: number) {
  return model.scope === 'shared'
    ? { record_id: id, company_id: ctx.company.id }
    : { record_id: id }
}
