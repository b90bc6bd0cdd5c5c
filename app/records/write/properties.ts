import type { Context } from '#kernel/companies/context'
import { customInput, mergedValues } from '#kernel/fields/write/custom_values'
import type { Model } from '#kernel/records/model'
import type { RecordModel } from '#kernel/records/record_model'

/**
 * Typed values by wire key, as values by TypeScript name; lines, extensions and the custom values of shared
 * records are saved apart.
 */
export function propertiesOf(
  ctx: Context,
  model: Model,
  input: Record<string, unknown>,
  record: RecordModel | null
) {
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(input)) {
    const field = model.fields.get(key)
    if (field && field.kind !== 'lines') values[field.property] = value
  }
  const custom = model.scope === 'company' && customInput(ctx, model, input)
  if (custom) values.custom = record ? mergedValues(record.custom, custom) : custom
  return values
}
