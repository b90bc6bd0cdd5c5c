import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'
import { parseGroup } from '#kernel/records/query/groups/group_key'
import { readQuery } from '#kernel/records/query/list_query'
import { makePlan } from '#kernel/records/query/plan'
import { Source } from '#kernel/records/query/source'
import { checkFigures, FIGURE_KEYS } from '#kernel/records/views/figures'
import type { ViewQuery } from '#kernel/records/views/wire'

export const VIEW_KEYS = [
  'q',
  'filter',
  'sort',
  'fields',
  'group',
  'archived',
  ...FIGURE_KEYS,
] as const

const LONGEST = 20_000

/** The list parameters of a view about to be saved, refused (422) where they could not be answered now. */
export function checkedQuery(ctx: Context, model: Model, input: unknown): ViewQuery {
  const query = readViewQuery(input)
  const { group, show, rows, across, figure, ...listed } = query
  makePlan(ctx, model, readQuery(listed), 'read')
  const source = new Source(ctx, model)
  if (group) parseGroup(source, group)
  checkFigures(source, { show, rows, across, figure })
  return query
}

function readViewQuery(input: unknown): ViewQuery {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw Refusal.input([{ field: 'query', code: 'E_TYPE' }])
  }
  const query: ViewQuery = {}
  for (const [key, value] of Object.entries(input)) {
    const known = VIEW_KEYS.find((one) => one === key)
    if (!known) {
      throw Refusal.input([{ field: `query.${key.slice(0, 60)}`, code: 'E_UNKNOWN_FIELD' }])
    }
    if (value === undefined || value === null || value === '') continue
    if (typeof value !== 'string' || value.length > LONGEST) {
      throw Refusal.input([{ field: `query.${known}`, code: 'E_PARAMETER' }])
    }
    query[known] = value
  }
  return query
}
