import type { UsedField } from '#kernel/access/access'
import type { Registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'

/** A model as access sees it. */
export interface ModelFacts {
  name: string
  plugin: string
  fields: ReadonlyMap<string, Field>
  /** A line: whose, under which field of the parent, and by which relation back to it. */
  line?: { parent: string; key: string; relation: string }
}

/** The place of each installed model, looked up once. */
export function modelFacts(registry: Registry) {
  const known = new Map<string, ModelFacts>()
  return (name: string): ModelFacts | undefined => {
    const seen = known.get(name)
    if (seen) return seen
    const model = registry.models.get(name)
    if (!model) return undefined
    const facts = {
      name,
      plugin: model.plugin,
      fields: model.fields,
      line: lineFacts(registry, name),
    }
    known.set(name, facts)
    return facts
  }
}

function lineFacts(registry: Registry, name: string) {
  const parent = registry.models.get(name)?.lineOf
  if (!parent) return undefined
  for (const field of registry.models.get(parent)?.fields.values() ?? []) {
    if (field.kind !== 'lines' || field.to !== name) continue
    return { parent, key: field.key, relation: field.by!.replace(/_id$/, '') }
  }
  return { parent, key: name, relation: parent.slice(parent.lastIndexOf('.') + 1) }
}

/** A field's name on the wire: an extension's is `<plugin>.<key>`. */
export function wirePath(model: ModelFacts | undefined, field: UsedField) {
  const foreign = field.plugin && model && field.plugin !== model.plugin
  return foreign && !field.key.startsWith(`${field.plugin}.`)
    ? `${field.plugin}.${field.key}`
    : field.key
}
