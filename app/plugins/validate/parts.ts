import type { Candidate } from '#kernel/plugins/candidate'
import { partsOf } from '#kernel/plugins/candidate'
import type { SeriesDeclaration } from '#kernel/plugins/declaration'
import { dashboardMistakes } from '#kernel/plugins/validate/dashboards'
import { extendingMistakes } from '#kernel/plugins/validate/extending'
import { Known } from '#kernel/plugins/validate/known'
import { jobMistakes, scheduleMistakes } from '#kernel/plugins/validate/jobs'
import { modelMistakes } from '#kernel/plugins/validate/models'
import { operationMistakes } from '#kernel/plugins/validate/operations'
import { roleMistakes } from '#kernel/plugins/validate/rights'
import { sourceMistakes } from '#kernel/plugins/validate/report_sources'
import { menuMistakes, screenMistakes } from '#kernel/plugins/validate/screens'

const SETTING_KINDS = [
  'text',
  'long_text',
  'email',
  'phone',
  'url',
  'integer',
  'quantity',
  'price',
  'percent',
  'boolean',
  'date',
  'choice',
  'tags',
  'reference',
]

/** Everything a plugin says that must agree with itself and with those it requires. */
export function checkParts(one: Candidate, present: ReadonlyMap<string, Candidate>) {
  const known = new Known(one, present)
  const plugins = new Set(present.keys())
  one.mistakes.push(
    ...modelMistakes(one, known, plugins),
    ...operationMistakes(one, known),
    ...jobMistakes(one),
    ...scheduleMistakes(one),
    ...roleMistakes(one, known),
    ...screenMistakes(one, known),
    ...eventMistakes(one),
    ...sequenceMistakes(one),
    ...settingMistakes(one, known),
    ...integrationMistakes(one)
  )
  for (const { part, needs } of partsOf(one)) {
    const within = new Known(one, present, needs)
    const found = [
      ...menuMistakes(one, part, within),
      ...extendingMistakes(one, part, within, plugins),
      ...dashboardMistakes(one, part, within),
      ...sourceMistakes(one.id, part, within),
    ]
    const glue = needs.at(-1) === one.id ? '' : `integrations.${needs.at(-1)}: `
    one.mistakes.push(...found.map((mistake) => glue + mistake))
  }
}

function eventMistakes({ id, declaration: { events = [] } }: Candidate) {
  return events.flatMap((name, index) => {
    if (events.indexOf(name) < index) return [`events: ${name} is there twice`]
    return new RegExp(`^${id}(\\.[a-z][a-z0-9_]*){1,2}$`).test(name)
      ? []
      : [`events: "${name}" must be called ${id}.<model>.<past_tense>`]
  })
}

function sequenceMistakes({ declaration }: Candidate) {
  return Object.entries(declaration.sequences ?? {}).flatMap(
    ([key, { pattern }]: [string, SeriesDeclaration]) => {
      const place = `sequences.${key}`
      const tokens = String(pattern ?? '').match(/\{[^}]*\}/g) ?? []
      const unknown = tokens.filter((one) => !/^\{(part|year|month|number(:\d+)?)\}$/.test(one))
      if (!tokens.some((one) => one.startsWith('{number'))) {
        return [`${place}: the pattern needs {number}`]
      }
      return unknown.map(
        (one) => `${place}: the pattern knows {part}, {year}, {month} and {number:5}, not ${one}`
      )
    }
  )
}

function settingMistakes({ declaration }: Candidate, known: Known) {
  return Object.entries(declaration.settings ?? {}).flatMap(([key, { kind, to }]) => {
    const place = `settings.${key}`
    if (!/^[a-z][a-z0-9_]*$/.test(key)) {
      return [`${place}: a setting's name is lower-case letters, digits and _`]
    }
    if (!SETTING_KINDS.includes(kind)) return [`${place}: a setting cannot be of the kind ${kind}`]
    return kind === 'reference' && !known.model(to!)
      ? [`${place}: the model ${to} ${known.whyNoModel(to!)}`]
      : []
  })
}

function integrationMistakes({ declaration }: Candidate) {
  return Object.keys(declaration.integrations ?? {})
    .filter((other) => !declaration.optional?.[other])
    .map((other) => `integrations.${other}: ${other} is not in optional`)
}
