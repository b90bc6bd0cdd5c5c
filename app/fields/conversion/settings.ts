import type { CustomField } from '#kernel/fields/custom_field'
import type Definition from '#kernel/fields/definition/definition'
import { readDefinition, type DefinitionRow } from '#kernel/fields/read_definition'
import { registry } from '#kernel/plugins/registry'
import { ORIGINAL } from '#kernel/records/record_model'
import { dehydrate, hydrate } from '#kernel/records/write/columns'

/** What a change of kind changes of a definition, as its columns hold it. */
const KEYS = ['kind', 'options', 'min', 'max', 'pattern', 'default_value', 'filterable'] as const

export type Settings = Pick<DefinitionRow, (typeof KEYS)[number]>

const model = () => registry.model('kernel.custom_field')

/** The settings a definition has now. */
export function settingsOf(definition: Definition): Settings {
  const row = dehydrate(model(), definition)
  return Object.fromEntries(KEYS.map((key) => [key, row[key] ?? null])) as Settings
}

/** The field the definition would be with other settings. */
export function fieldWith(definition: Definition, settings: Settings): CustomField {
  const row = { ...dehydrate(model(), definition), id: definition.id, ...settings }
  return readDefinition(registry.model(definition.model), row)!
}

/** A copy of the definition with other settings, to be checked and never stored. */
export function copyWith(definition: Definition, settings: Settings): Definition {
  const row = { ...dehydrate(model(), definition), ...settings }
  const copy = hydrate(model(), row) as Definition
  copy[ORIGINAL] = definition[ORIGINAL]
  copy.mayChangeKind = true
  return copy
}

/** Gives the definition other settings; what calls it has converted the values. */
export function apply(definition: Definition, settings: Settings) {
  const copy = copyWith(definition, settings)
  for (const key of KEYS) {
    const { property } = model().fields.get(key)!
    Object.assign(definition, {
      [property]: (copy as unknown as Record<string, unknown>)[property],
    })
  }
  definition.mayChangeKind = true
}
