import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { parameters } from '#kernel/records/api/address'
import { searchedModels } from '#kernel/records/search/indexed'
import { search } from '#kernel/records/search/search'
import type { HitGroup, SearchOptions } from '#kernel/records/search/search'

const MOST = 20
const LONGEST = 200

/** Search over all models, for the palette and for clients. */
export default class SearchController {
  async index(http: HttpContext) {
    const { q = '', limit, model } = parameters(http, ['q', 'limit', 'model'])
    if (!q.trim()) throw Refusal.input([{ field: 'q', code: 'E_REQUIRED' }])
    if (q.length > LONGEST) throw Refusal.input([{ field: 'q', code: 'E_PARAMETER' }])
    const ctx = contextOf(http)
    const options: SearchOptions = { limit: readLimit(limit), model: readModel(model) }
    const { groups, isPartial } = await search(ctx, q, options)
    return { data: groups.map(groupOf), partial: isPartial }
  }
}

function readLimit(value: string | undefined) {
  if (value === undefined) return undefined
  const limit = Number(value)
  if (!/^\d{1,3}$/.test(value) || limit < 1 || limit > MOST) {
    throw Refusal.input([{ field: 'limit', code: 'E_LIMIT', params: { max: MOST } }])
  }
  return limit
}

function readModel(name: string | undefined) {
  if (name === undefined) return undefined
  const model = registry.models.get(name)
  if (!model || !searchedModels().includes(model)) {
    throw Refusal.input([{ field: 'model', code: 'E_PARAMETER' }])
  }
  return model
}

function groupOf({ model, hits }: HitGroup) {
  return {
    model: model.name,
    path: `/${model.plugin}/${model.segment}`,
    icon: model.options.icon ?? null,
    records: hits.map(({ id, label, hint, company_id }) => ({ id, label, hint, company_id })),
  }
}
