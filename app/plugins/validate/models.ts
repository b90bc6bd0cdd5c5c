import type { Candidate } from '#kernel/plugins/candidate'
import type { Known } from '#kernel/plugins/validate/known'
import type { Model } from '#kernel/records/model'
import type { Field } from '#kernel/records/fields/kinds'

const VERBS = ['create', 'update', 'archive', 'delete']
const KEY = /^[a-z][a-z0-9_]*$/

/** The models of a plugin: their names, their fields, and everything they say about their fields. */
export function modelMistakes(one: Candidate, known: Known, plugins: ReadonlySet<string>) {
  const names = one.models.map((model) => model.name)
  const segments = one.models.map((model) => model.segment)
  return one.models.flatMap((model, index) => [
    ...nameMistakes(model, one.id),
    ...(names.indexOf(model.name) < index ? [`${model.name}: two models have this name`] : []),
    ...(segments.indexOf(model.segment) < index && names.indexOf(model.name) === index
      ? [`${model.name}: another model has the address ${one.id}/${model.segment}`]
      : []),
    ...[...model.fields.values()].flatMap((field) => fieldMistakes(model, field, known, plugins)),
    ...optionMistakes(model, known),
  ])
}

function nameMistakes(model: Model, plugin: string) {
  const [owner, id, ...rest] = model.name.split('.')
  if (owner !== plugin) return [`${model.name}: the name must begin with ${plugin}.`]
  if (!KEY.test(id ?? '') || rest.length > 0) {
    return [`${model.name}: the name must be ${plugin}.<singular_word>`]
  }
  return []
}

/** Fields of a model or an extension; `place` is what the sentence begins with. */
export function fieldMistakes(
  model: Pick<Model, 'name' | 'fields'>,
  field: Field,
  known: Known,
  plugins: ReadonlySet<string>
) {
  const place = `${model.name}.${field.key}`
  const mistakes: string[] = []
  if (!KEY.test(field.key)) {
    mistakes.push(`${place}: a field's name is lower-case letters, digits and _`)
  }
  if (plugins.has(field.key)) {
    mistakes.push(
      `${place}: a field may not have the name of a plugin; ${field.key}.… are that plugin's fields`
    )
  }
  if (field.kind === 'reference' || field.kind === 'lines') {
    mistakes.push(...targetMistakes(place, field, known))
  }
  if (field.kind === 'reference' && !field.base && !field.key.endsWith('_id')) {
    mistakes.push(`${place}: the name of a reference ends in _id`)
  }
  if (
    (field.kind === 'choice' || field.kind === 'tags') &&
    Array.isArray(field.of) &&
    field.of.length === 0
  ) {
    mistakes.push(`${place}: a ${field.kind} needs values in \`of\``)
  }
  if (field.kind === 'computed') {
    for (const key of field.from ?? []) {
      if (!model.fields.has(key)) {
        mistakes.push(`${place}: it is made from ${key}, which is no field of ${model.name}`)
      }
    }
  }
  return mistakes
}

function targetMistakes(place: string, field: Field, known: Known) {
  const target = known.model(field.to!)
  if (!target) return [`${place}: the model ${field.to} ${known.whyNoModel(field.to!)}`]
  if (field.kind === 'reference') return []
  const back = target.fields.get(field.by!)
  if (back?.kind === 'reference') return []
  return [`${place}: ${field.to} has no reference ${field.by} that points back`]
}

function optionMistakes(model: Model, known: Known) {
  const { options } = model
  const mistakes: string[] = []
  const need = (path: string, what: string) => {
    if (!resolves(model, path, known)) {
      mistakes.push(`${model.name}: ${what} names ${path}, which is no field`)
    }
  }
  need(model.title, 'title')
  for (const path of model.search) need(path, 'search')
  for (const path of options.list ?? []) need(path, 'list')
  for (const section of options.form ?? []) for (const path of section.fields) need(path, 'form')
  for (const path of model.sort.split(',')) need(path.replace(/^-/, ''), 'sort')
  for (const verb of model.verbs) {
    if (!VERBS.includes(verb)) {
      mistakes.push(`${model.name}: verbs names ${verb}; there are ${VERBS.join(', ')}`)
    }
  }
  if (model.lineOf && !known.model(model.lineOf)) {
    mistakes.push(
      `${model.name}: lineOf names ${model.lineOf}, which ${known.whyNoModel(model.lineOf)}`
    )
  }
  return [...mistakes, ...stateMistakes(model)]
}

function stateMistakes({ name, fields, options: { state, final } }: Model) {
  if (!state) return final ? [`${name}: final needs state`] : []
  const field = fields.get(state.field)
  if (field?.kind !== 'choice') return [`${name}: state names ${state.field}, which is no choice`]
  const { then } = state
  return [
    ...noValues(name, field, [...state.path, ...(final ?? [])]),
    ...(then ? noValues(name, fields.get(then.field), [then.value], then.field) : []),
  ]
}

function noValues(name: string, field: Field | undefined, values: string[], key = field?.key) {
  const known = (field?.of ?? []) as readonly string[]
  return values
    .filter((value) => !known.includes(value))
    .map((value) => `${name}: ${value} is no value of ${key}`)
}

/** Whether a path leads somewhere: `number`, `borrower.name`. */
export function resolves(model: Model, path: string, known: Known): boolean {
  const [head, ...rest] = path.split('.')
  if (rest.length === 0) return model.fields.has(head)
  const field = [...model.fields.values()].find((one) => one.relation === head)
  const target = field && known.model(field.to!)
  return target !== undefined && resolves(target, rest.join('.'), known)
}
