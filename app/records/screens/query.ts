import type { HttpContext } from '@adonisjs/core/http'
import type { Model } from '#kernel/records/model'
import { FIGURE_KEYS } from '#kernel/records/views/figures'
import type { FieldDescription, ModelDescription } from '#kernel/records/screens/description'

/**
 * The list parameters of API.md that make a list what it is: they stand in its address. With them what its rows are
 * gathered by, as what they are shown, and which saved view they come from.
 */
const PARAMETERS = [
  'q',
  'filter',
  'sort',
  'fields',
  'archived',
  'group',
  'view',
  ...FIGURE_KEYS,
] as const

/**
 * Which part of it is asked for travels as `X-List-<name>` headers, so that the answer carries the list's own
 * address: whoever goes back or shares the link gets the list, not its third page.
 */
const PARTS = ['after', 'limit', 'count'] as const

export type ListState = Partial<Record<(typeof PARAMETERS)[number], string>>
export type ListPart = Partial<Record<(typeof PARTS)[number], string>>

/** The list's state as it stands in the address. Read as it is: the framework would make a list of what has commas. */
export function listState(http: HttpContext): ListState {
  const query = new URLSearchParams(http.request.parsedUrl.query ?? '')
  const given = PARAMETERS.filter((key) => query.get(key))
  return Object.fromEntries(given.map((key) => [key, query.get(key)!]))
}

/** The part of the list the screen asks for: from which row, how many, and whether to count them all. */
export function listPart(http: HttpContext): ListPart {
  const given = PARTS.map((key) => [key, http.request.header(`x-list-${key}`)] as const)
  return Object.fromEntries(given.filter(([, value]) => value))
}

/** The state with what the screen needs besides: the shown columns, what labels them, and the titles of references. */
export function listQuery(
  description: ModelDescription,
  model: Model,
  state: ListState & ListPart
) {
  const { q, filter, sort, archived, after, limit, count } = state
  const shown = state.fields ? state.fields.split(',') : description.list
  const keys = new Set([...shown, ...needed(description, model, shown)])
  const fields = description.fields.filter((one) => keys.has(one.key))
  return {
    ...{ q, filter, sort, archived, after, limit, count },
    fields: [...new Set([...shown, ...fields.map((one) => one.key)])].join(','),
    include: fields.flatMap((one) => one.reference?.relation ?? []).join(',') || undefined,
  }
}

function needed(description: ModelDescription, model: Model, shown: string[]) {
  const currencies = description.fields
    .filter((one) => shown.includes(one.key))
    .flatMap((one) => one.currency ?? [])
  const state = description.state ? [description.state.field] : []
  return ['id', 'version', 'archived_at', model.title, ...currencies, ...state]
}

/** Everything of one record: the titles of its references, its lines and the titles within them. */
export function recordInclude(description: ModelDescription) {
  return description.fields.flatMap(includesOf)
}

function includesOf(field: FieldDescription): string[] {
  if (field.reference) return [field.reference.relation]
  if (!field.lines) return []
  const within = field.lines.fields.flatMap((one) => one.reference?.relation ?? [])
  return [field.key, ...within.map((relation) => `${field.key}.${relation}`)]
}
