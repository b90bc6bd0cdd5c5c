import { Refusal } from '#kernel/http/refusal'
import type { Context } from '#kernel/companies/context'
import type { Field } from '#kernel/records/fields/kinds'
import { typeOf } from '#kernel/records/fields/types/index'
import { compileSelect } from '#kernel/records/query/select'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

type Input = Record<string, unknown>

/**
 * Says which field is taken before the database does. The unique indexes are the last word; this check
 * also covers shared records, whose empty company an index does not compare.
 */
export async function checkUnique(
  ctx: Context,
  model: Model,
  input: Input,
  record: RecordModel | null
) {
  for (const field of uniqueFields(model)) {
    const value = input[field.key]
    if (value === null || value === undefined) continue
    if (ctx.work!.free.get(placeOf(model, field))?.delete(alike(value))) continue
    const filter: FilterNode = [field.key, 'eq', String(value)]
    const { sql, bindings } = compileSelect(ctx, model, { filter, limit: 2 })
    const rows = await ctx.rows<{ id: number }>(sql, bindings)
    if (rows.some((row) => Number(row.id) !== record?.id)) {
      throw Refusal.input([
        { field: field.key, code: 'E_TAKEN', params: { value: String(value).slice(0, 80) } },
      ])
    }
  }
}

/**
 * Looks for the unique values of many records about to be stored, with one query for each field. A value nobody
 * has is free for the first of them, without a look of its own.
 */
export async function lookAhead(ctx: Context, model: Model, inputs: Input[]) {
  for (const field of uniqueFields(model)) {
    const values = inputs.map((one) => one[field.key]).filter((value) => isValue(field, value))
    if (values.length < 2) continue
    const filter: FilterNode = [field.key, 'in', [...new Set(values.map(String))]]
    const { sql, bindings } = compileSelect(ctx, model, { filter, byKey: true })
    const free = new Set(values.map(alike))
    for (const row of await ctx.rows<Input>(sql, bindings)) free.delete(alike(row[field.key]))
    ctx.work!.free.set(placeOf(model, field), free)
  }
}

function uniqueFields(model: Model) {
  return [...model.fields.values()].filter((one) => one.unique || one.key === 'external_id')
}

const placeOf = (model: Model, field: Field) => `${model.name}.${field.key}`
const alike = (value: unknown) => String(value).trim().normalize('NFC').toLowerCase()

/** What is none is found out when it is stored. */
function isValue(field: Field, value: unknown) {
  if (value === null || value === undefined || value === '') return false
  try {
    return typeOf(field.kind).operand(value, field, {}) !== null
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
