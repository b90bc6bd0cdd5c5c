import type { Candidate } from '#kernel/plugins/candidate'
import type { IntegrationDeclaration } from '#kernel/plugins/declaration'
import { reportMistakes } from '#kernel/plugins/validate/reports'
import type { Known } from '#kernel/plugins/validate/known'
import { fieldMistakes } from '#kernel/plugins/validate/models'
import { inputFields } from '#kernel/records/fields/declared'
import { completeField } from '#kernel/records/model'

type Part = IntegrationDeclaration

/** All that reaches into other plugins, of the declaration or of glue to one of them. */
export function extendingMistakes(
  one: Candidate,
  part: Part,
  known: Known,
  plugins: ReadonlySet<string>
) {
  return [
    ...extensionMistakes(one, part, known, plugins),
    ...hookMistakes(part, known),
    ...strategyMistakes(one.id, part, known),
    ...linkMistakes(one.id, part, known),
    ...figureMistakes(part, known),
    ...reportMistakes(one, part, known),
    ...invariantMistakes(part),
  ]
}

function extensionMistakes(one: Candidate, part: Part, known: Known, plugins: ReadonlySet<string>) {
  return Object.entries(part.extends ?? {}).flatMap(([name, { table, fields }]) => {
    const place = `extends.${name}`
    const model = known.model(name)
    if (!model) return [`${place}: the model ${name} ${known.whyNoModel(name)}`]
    if (model.plugin === one.id) {
      return [`${place}: it is a model of this plugin; declare the fields there`]
    }
    const own = inputFields(fields ?? {}).map((field) => completeField(field, one.id))
    const extended = { name: `${place}`, fields: new Map(own.map((field) => [field.key, field])) }
    return [
      ...ownTable(place, one.id, table),
      ...own.flatMap((field) => fieldMistakes(extended, field, known, plugins)),
    ]
  })
}

function hookMistakes(part: Part, known: Known) {
  const mistakes: string[] = []
  for (const kind of ['before', 'within', 'after'] as const) {
    for (const [name, run] of Object.entries(part[kind] ?? {})) {
      const place = `${kind}.${name}`
      const exists = known.hasOperation(name) || (kind === 'after' && known.hasEvent(name))
      if (!exists) {
        mistakes.push(
          `${place}: no plugin within reach has this operation${kind === 'after' ? ' or event' : ''}`
        )
      }
      if (typeof run !== 'function') mistakes.push(`${place}: it must be a function`)
    }
  }
  return mistakes
}

function strategyMistakes(id: string, part: Part, known: Known) {
  return Object.keys(part.strategies ?? {})
    .filter((name) => !name.startsWith(`${id}.`) && !known.hasStrategy(name))
    .map((name) => `strategies.${name}: no plugin within reach has this strategy`)
}

function linkMistakes(id: string, part: Part, known: Known) {
  return (part.links ?? []).flatMap(({ from, to, table }) => [
    ...[from, to]
      .filter((name) => !known.model(name))
      .map((name) => `links.${table}: the model ${name} ${known.whyNoModel(name)}`),
    ...ownTable(`links.${table}`, id, table),
  ])
}

function figureMistakes(part: Part, known: Known) {
  return Object.keys(part.figures ?? {})
    .filter((name) => !known.model(name))
    .map((name) => `figures.${name}: the model ${name} ${known.whyNoModel(name)}`)
}

function invariantMistakes(part: Part) {
  const names = (part.invariants ?? []).map((one) => one.name)
  return names.flatMap((name, index) => {
    if (!name) return [`invariants[${index}]: it has no name`]
    return names.indexOf(name) < index ? [`invariants: two are called ${name}`] : []
  })
}

/** A plugin never touches another's table: all it makes begins with its id. */
function ownTable(place: string, id: string, table: string) {
  return new RegExp(`^${id}_[a-z][a-z0-9_]*$`).test(table ?? '')
    ? []
    : [`${place}: the table "${table}" must be called ${id}_<words>`]
}
