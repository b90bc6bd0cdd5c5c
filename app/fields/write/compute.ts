import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type { CustomField } from '#kernel/fields/custom_field'
import { mergedValues, type CustomValues } from '#kernel/fields/write/custom_values'
import { Refusal } from '#kernel/http/refusal'
import { typeOf } from '#kernel/records/fields/types/index'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
import { dehydrate } from '#kernel/records/write/columns'

/** Brings the formulas of every record this transaction changed up to date; whether there are any. */
export function computeChanged(ctx: Context): boolean {
  const changed = [...ctx.work!.tracked.values()].filter(
    ({ model, raised, deleted }) => raised && !deleted && formulasOf(ctx, model).length > 0
  )
  for (const { model, record } of changed) computeFormulas(ctx, model, record)
  return changed.length > 0
}

function formulasOf(ctx: Context, model: Model) {
  if (model.scope !== 'company') return []
  return [...customFieldsOf(ctx, model).values()].filter((one) => one.formula)
}

/**
 * Puts the value of each formula among the record's custom values, those it reads first. Throws a Refusal
 * that names the field where two currencies meet or a number grows too large.
 */
export function computeFormulas(ctx: Context, model: Model, record: RecordModel) {
  const formulas = formulasOf(ctx, model)
  if (formulas.length === 0) return
  const row = dehydrate(model, record)
  for (const field of formulas) {
    const read = reader(ctx, model, { ...row, ...spread(record.custom) })
    const value = evaluated(field, read)
    record.custom = mergedValues(record.custom, { [field.name]: value })
  }
}

/** Custom values by their paths. */
export const spread = (custom: CustomValues | null) =>
  Object.fromEntries(Object.entries(custom ?? {}).map(([name, value]) => [`custom.${name}`, value]))

/** A field's value in TypeScript's shape, by its path, out of the columns of a record. */
export function reader(ctx: Context, model: Model, row: Record<string, unknown>) {
  const custom = customFieldsOf(ctx, model)
  const own: Record<string, unknown> = { currency: ctx.company.currency, ...row }
  return (path: string) => {
    const field = model.fields.get(path) ?? custom.get(path)
    if (!field) return null
    const isAmount = field.kind === 'money' || field.kind === 'price'
    const beside = isAmount ? { ...field, currency: field.currency ?? 'currency' } : field
    const isEmpty = (own[path] ?? null) === null && field.kind !== 'computed'
    return isEmpty ? null : typeOf(field.kind).columnToValue(own, beside)
  }
}

function evaluated(field: CustomField, read: (path: string) => unknown) {
  try {
    const value = field.formula!.evaluate(read)
    return value === null ? null : typeOf(field.kind).valueToColumn(value, field)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw Refusal.input([{ field: field.key, code: error.code, params: error.params }])
  }
}
