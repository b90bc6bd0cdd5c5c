import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#kernel/http/refusal'
import { groupRows, totals } from '#kernel/records/query/groups/group_rows'
import { parameters } from '#kernel/records/api/address'
import { locate } from '#kernel/records/screens/locate'
import { shown } from '#kernel/records/fields/types/field_type'

const LISTED = ['q', 'filter', 'archived', 'fields']

/** What a list's rows add up to, gathered by a field or all together. */
export default class GroupsController {
  async index(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { skip, ...query } = parameters(http, [...LISTED, 'group', 'skip'])
    return groupRows(ctx, model, { ...query, skip: skipOf(skip) })
  }

  async totals(http: HttpContext) {
    const { ctx, model } = locate(http)
    return { data: await totals(ctx, model, parameters(http, LISTED)) }
  }
}

function skipOf(text: string | undefined) {
  if (text === undefined) return 0
  if (!/^\d{1,9}$/.test(text)) {
    throw Refusal.input([{ field: 'skip', code: 'E_INTEGER', params: { value: shown(text) } }])
  }
  return Number(text)
}
