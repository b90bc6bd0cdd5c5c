import { registry } from '#kernel/plugins/registry'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

const KINDS = new Set(['text', 'long_text', 'email', 'phone', 'url', 'integer'])

/** Raised with every change of how words are made or kept. */
const FORM = 2

const known = new WeakMap<Model, Field[]>()

/**
 * The fields whose words the index keeps: what the model names for search and its title, as far as they
 * are its own. A classified field stays out: the index is one for all readers. What a path finds in
 * another record (`borrower.name`) is looked up there when someone searches.
 */
export function indexedFields(model: Model): Field[] {
  let fields = known.get(model)
  if (!fields) {
    fields = [...new Set([model.title, ...model.search])]
      .map((key) => model.fields.get(key))
      .filter((field): field is Field => isIndexed(field))
    known.set(model, fields)
  }
  return fields
}

function isIndexed(field: Field | undefined) {
  return field !== undefined && KINDS.has(field.kind) && !field.sensitivity
}

/** Whether records of the model have entries: it has words of its own, or may be given fields that do. */
export function isIndexedModel(model: Model) {
  const isWritten = model.verbs.includes('create') || model.verbs.includes('update')
  return isSearched(model) && (isWritten || indexedFields(model).length > 0)
}

/** Every model search looks into: by its own words or by those of what it refers to. */
export function searchedModels(): Model[] {
  return [...registry.models.values()].filter(isSearched)
}

/**
 * Lines have no screen of their own to go to. The kernel's own records that nobody edits are its protocols
 * (sessions, jobs, mails), which have lists with a search of their own.
 */
function isSearched({ lineOf, plugin, verbs }: Model) {
  return !lineOf && !(plugin === 'kernel' && verbs.length === 0)
}

/** What the entries of a model depend on, besides its records. */
export function signatureOf(model: Model) {
  return `${FORM}:${indexedFields(model)
    .map((field) => field.key)
    .join(',')}`
}
