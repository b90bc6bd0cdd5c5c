import type {
  IntegrationDeclaration,
  ReportSourceDeclaration,
  SourcePart,
} from '#kernel/plugins/declaration'
import type { Known } from '#kernel/plugins/validate/known'
import type { Field, FieldKind } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'
import { pathsIn } from '#kernel/reports/sources/declared'

/** Kinds whose values stand in a column one can gather by, measure or show. */
const DRAWN = new Set<FieldKind>([
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'money',
  'quantity',
  'price',
  'percent',
  'boolean',
  'date',
  'datetime',
  'choice',
  'reference',
])

/** Sources of reports: every path leads to a column, and each part has the same fields of the same kinds. */
export function sourceMistakes(id: string, part: IntegrationDeclaration, known: Known) {
  const sources = part.reportSources ?? []
  return sources.flatMap((source, at) => {
    const place = `reportSources.${source.name}`
    const mistakes = nameMistakes(id, source.name, known)
    if (sources.findIndex((one) => one.name === source.name) < at) {
      mistakes.push(`${place}: two have this name`)
    }
    if (!Array.isArray(source.from) || source.from.length === 0) {
      return [...mistakes, `${place}: it draws from nothing`]
    }
    return [...mistakes, ...partsMistakes(place, source, known)]
  })
}

function nameMistakes(id: string, name: string, known: Known) {
  const place = `reportSources.${name}`
  if (!new RegExp(`^${id}\\.[a-z][a-z0-9_]*$`).test(String(name))) {
    return [`${place}: it must be called ${id}.<words>`]
  }
  return known.model(name) ? [`${place}: a model is called so`] : []
}

function partsMistakes(place: string, { from }: ReportSourceDeclaration, known: Known) {
  const kinds = new Map<string, FieldKind>()
  const [{ fields: first = {} }] = from
  return from.flatMap((part, at) => {
    const where = `${place}.from[${at}]`
    const model = known.model(part.model)
    if (!model) return [`${where}: the model ${part.model} ${known.whyNoModel(part.model)}`]
    const fields = Object.entries(part.fields ?? {})
    const mistakes = fields.length > 0 ? [] : [`${where}: it has no fields`]
    const missing = Object.keys(first).filter((key) => !Object.hasOwn(part.fields ?? {}, key))
    mistakes.push(...missing.map((key) => `${where}: the field ${key} is missing`))
    for (const [key, path] of fields) {
      const field = fieldAt(known, model, path)
      mistakes.push(...fieldMistakes(`${where}.fields.${key}`, { key, path, field, part }))
      if (at === 0 && field) kinds.set(key, field.kind)
      else if (field && kinds.get(key) !== field.kind) {
        mistakes.push(`${where}.fields.${key}: it is of another kind than in from[0]`)
      }
    }
    const unknown = pathsIn(part.filter).filter((path) => !fieldAt(known, model, path))
    mistakes.push(...unknown.map((path) => `${where}.filter: ${path} leads to no field`))
    return mistakes
  })
}

interface Drawn {
  key: string
  path: string
  field: Field | undefined
  part: SourcePart
}

function fieldMistakes(place: string, { key, path, field, part }: Drawn) {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(key) || key === 'id') {
    return [`${place}: a field's name is lower-case letters, digits and _, and not id`]
  }
  if (!field) return [`${place}: ${path} leads to no field`]
  if (!DRAWN.has(field.kind)) return [`${place}: a field of the kind ${field.kind} cannot be drawn`]
  if (!field.currency) return []
  const beside = path.slice(0, path.lastIndexOf('.') + 1) + field.currency
  return Object.values(part.fields).includes(beside)
    ? []
    : [`${place}: its currency ${beside} must be among the fields`]
}

/** The field at the end of a path: through references, to a field of the model they lead to. */
function fieldAt(known: Known, model: Model, path: string): Field | undefined {
  const [word, ...rest] = String(path).split('.')
  if (rest.length === 0) return model.fields.get(word)
  const reference = [...model.fields.values()].find(
    (one) => one.kind === 'reference' && one.relation === word
  )
  const target = reference && known.model(reference.to!)
  return target && fieldAt(known, target, rest.join('.'))
}
