import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

const known = new WeakMap<Model, Map<string, Field>>()

/** A model's references by the names they are followed by: `category` for `category_id`. */
export function relationsOf(model: Model): ReadonlyMap<string, Field> {
  let relations = known.get(model)
  if (!relations) {
    relations = new Map()
    for (const field of model.fields.values()) {
      if (field.kind === 'reference') relations.set(field.relation!, field)
    }
    known.set(model, relations)
  }
  return relations
}

/** The model a reference or lines field points to; undefined where its plugin is not installed. */
export function targetOf(field: Field): Model | undefined {
  return registry.models.get(field.to!)
}

/** The reference by which a model's records form a tree. */
export function treeOf(model: Model): Field | undefined {
  return [...model.fields.values()].find((one) => one.tree && one.to === model.name)
}
