import { inputFields } from '#kernel/records/fields/declared'
import type { DeclaredField } from '#kernel/records/fields/declared'
import type { Model } from '#kernel/records/model'
import type { Known } from '#kernel/plugins/validate/known'

/** Why a report cannot name a path, as the end of a sentence; undefined where it can. */
export function whyNoField(known: Known, model: Model, path: string): string | undefined {
  const words = path.split('.')
  const last = words.pop()!
  let place: Place = { model, fields: [...model.fields.values()] }
  for (const word of words) {
    if (word === 'custom') return 'is a custom field, which only companies have'
    const next = beside(known, place, word) ?? behind(known, place, word)
    if (typeof next === 'string') return next
    place = next
  }
  return place.fields.some((one) => one.key === last) ? undefined : 'does not exist'
}

interface Place {
  model: Model
  fields: readonly DeclaredField[]
}

/** The fields a plugin within reach adds to a model. */
function beside(known: Known, { model }: Place, plugin: string): Place | undefined {
  const added = known.plugins
    .filter((one) => one.id === plugin)
    .flatMap((one) => [one.declaration, ...one.integrations.values()])
    .flatMap((part) => part.extends?.[model.name] ?? [])
  if (added.length === 0) return undefined
  return { model, fields: added.flatMap((one) => inputFields(one.fields)) }
}

/** The fields of the model a reference leads to. */
function behind(known: Known, { fields }: Place, relation: string): Place | string {
  const reference = fields.find(
    (one) => one.kind === 'reference' && one.key === (byId(fields, relation) ?? relation)
  )
  if (!reference?.to) return 'does not exist'
  const model = known.model(reference.to)
  if (!model) return `leads to ${reference.to}, which ${known.whyNoModel(reference.to)}`
  return { model, fields: [...model.fields.values()] }
}

/** `category` for `category_id`; who made a record is `created_by_user`. */
function byId(fields: readonly DeclaredField[], relation: string) {
  const keys = fields.map((one) => one.key)
  if (keys.includes(`${relation}_id`)) return `${relation}_id`
  const bare = relation.replace(/_user$/, '')
  return keys.includes(bare) ? bare : undefined
}
