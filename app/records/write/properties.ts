import type { Model } from '#kernel/records/model'

/** Typed values by wire key, as values by TypeScript name; lines and extensions are saved apart. */
export function propertiesOf(model: Model, input: Record<string, unknown>) {
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(input)) {
    const field = model.fields.get(key)
    if (field && field.kind !== 'lines') values[field.property] = value
  }
  return values
}
