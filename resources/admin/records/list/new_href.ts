import { saysSort, type FieldDescription, type ModelDescription, type Row } from '../types'
import { chipsOf } from './filters'

/** The form of another record of the same sorts as this one: after a bill comes a bill. */
export function anotherHref(model: ModelDescription, record: Row) {
  return hrefOf(model, (field) => record[field.key])
}

/** The form of a new record that belongs in a list: one that shows bills alone begins a bill. */
export function newHref(model: ModelDescription, filter: string | undefined) {
  const triples = chipsOf(filter).flatMap((chip) => (chip.kind === 'simple' ? [chip.triple] : []))
  return hrefOf(model, (field) => {
    const [, , value] =
      triples.find(([path, op]) => path === field.key && (op === 'eq' || op === 'in')) ?? []
    return Array.isArray(value) ? value[0] : value
  })
}

function hrefOf(model: ModelDescription, valueOf: (field: FieldDescription) => unknown) {
  const query = new URLSearchParams()
  for (const field of model.fields.filter(saysSort)) {
    const value = valueOf(field)
    if (typeof value === 'string' && field.options!.includes(value)) query.set(field.key, value)
  }
  return query.size > 0 ? `${model.path}/new?${query}` : `${model.path}/new`
}
