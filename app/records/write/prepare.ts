import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'
import { Money } from '#kernel/records/values/money'

/** What a record does before it is stored; then amounts whose currency it found out are amounts of that currency. */
export async function prepare(ctx: Context, model: Model, record: RecordModel) {
  await record.prepare(ctx)
  const properties = record as unknown as Record<string, unknown>
  for (const field of model.fields.values()) {
    if (!field.currencyLater) continue
    const amount = properties[field.property]
    const currency = properties[model.fields.get(field.currency!)!.property]
    if (amount instanceof Money && typeof currency === 'string') {
      properties[field.property] = named(field.key, () => amount.readAs(currency))
    }
  }
}

/** A complaint names the field it is of. */
function named<T>(field: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw Refusal.input([{ field, code: error.code, params: error.params }])
  }
}
