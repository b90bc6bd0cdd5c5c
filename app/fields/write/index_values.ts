import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import { changesBetween } from '#kernel/fields/write/custom_values'
import type { CustomValues } from '#kernel/fields/write/custom_values'
import type { Model } from '#kernel/records/model'
import { insertRows } from '#kernel/records/storage/insert_rows'
import type { Tracked } from '#kernel/records/write/unit_of_work'

type IndexRow = Record<string, unknown>

const AT_ONCE = 500

/** Brings the typed index in line with the custom values of every record this transaction changed. */
export async function indexCustomValues(ctx: Context) {
  const gone = new Map<number, number[]>()
  const rows: IndexRow[] = []
  for (const tracked of ctx.work!.tracked.values()) {
    if (tracked.deleted) await forgetDeleted(ctx, tracked)
    else if (tracked.raised && tracked.model.scope === 'company') note(ctx, tracked, gone, rows)
  }
  for (const [field, ids] of gone) await remove(ctx, field, ids)
  await insertRows(ctx.trx!, 'custom_field_values', rows)
}

/** Most models have no custom fields, and many records are deleted at once. */
async function forgetDeleted(ctx: Context, { model, record }: Tracked) {
  const mayHave = model.scope !== 'company' || customFieldsOf(ctx, model).size > 0
  if (mayHave) await forgetCustom(ctx, model.name, record.id)
}

function note(
  ctx: Context,
  { model, record, before }: Tracked,
  gone: Map<number, number[]>,
  rows: IndexRow[]
) {
  const fields = indexedFields(ctx, model)
  if (fields.length === 0) return
  const old = before?.custom ? (JSON.parse(String(before.custom)) as CustomValues) : null
  const changed = new Set(changesBetween(old, record.custom).map(([name]) => name))
  for (const field of fields.filter((one) => changed.has(one.name))) {
    if (before) gone.set(field.id, [...(gone.get(field.id) ?? []), record.id])
    const value = record.custom?.[field.name] ?? null
    if (value !== null) rows.push(indexRow(field, ctx.company.id, record.id, value))
  }
}

/** The same for one record whose values stand beside it. */
export async function replaceIndexed(
  ctx: Context,
  model: Model,
  id: number,
  values: CustomValues,
  names: readonly string[]
) {
  for (const field of indexedFields(ctx, model)) {
    if (!names.includes(field.name)) continue
    await remove(ctx, field.id, [id])
    const value = values[field.name] ?? null
    if (value === null) continue
    const row = indexRow(field, ctx.company.id, id, value)
    await insertRows(ctx.trx!, 'custom_field_values', [row])
  }
}

/** Takes away everything the custom fields of any company keep beside a record that is gone. */
export async function forgetCustom(ctx: Context, model: string, id: number) {
  const trx = ctx.trx!
  await trx.from('custom_values').where({ model, record_id: id }).delete()
  await trx
    .from('custom_field_values')
    .where('record_id', id)
    .whereIn('field_id', trx.from('custom_fields').where('model', model).select('id'))
    .delete()
}

/** A row of the index; all four columns, so that rows of different fields go in one statement. */
export function indexRow(
  { id, indexed }: Pick<CustomField, 'id' | 'indexed'>,
  companyId: number,
  recordId: number,
  value: unknown
): IndexRow {
  const columns = { value_string: null, value_number: null, value_code: null, value_date: null }
  return {
    field_id: id,
    company_id: companyId,
    record_id: recordId,
    ...columns,
    [indexed!]: value,
  }
}

function indexedFields(ctx: Context, model: Model) {
  return [...customFieldsOf(ctx, model).values()].filter((one) => one.indexed !== null)
}

async function remove(ctx: Context, field: number, ids: readonly number[]) {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await ctx
      .trx!.from('custom_field_values')
      .where({ field_id: field, company_id: ctx.company.id })
      .whereIn('record_id', ids.slice(at, at + AT_ONCE))
      .delete()
  }
}
