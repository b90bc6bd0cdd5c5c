import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import { list } from '#kernel/records/query/list'
import { locate } from '#kernel/records/screens/locate'

const LIMIT = 20

/** What a reference picker offers: what the user picked last and the newest first, or what the typed text finds. */
export default class PickController {
  async index(http: HttpContext) {
    const { ctx, model } = locate(http)
    ctx.access.authorize(model.name, 'read')
    const query = http.request.qs()
    const recent = query.q ? [] : await recentOf(ctx, model, query)
    const { data } = await list(ctx, model, pickQuery(model, query))
    const known = new Set(recent.map((row) => row.id))
    const rows = [...recent, ...data.filter((row) => !known.has(row.id))].slice(0, LIMIT)
    return { data: rows.map((row) => option(model, row)) }
  }
}

/** Those of the user's last picks that this reference still accepts, in his order. */
async function recentOf(ctx: Context, model: Model, query: Record<string, unknown>) {
  const ids = idsIn(query.recent)
  if (ids.length === 0) return []
  const accepted = pickable(query.field)
  const among: FilterNode = ['id', 'in', ids]
  const filter: FilterNode = accepted ? { and: [accepted, among] } : among
  const { data } = await list(ctx, model, { ...pickQuery(model, query), filter })
  return data.sort((one, other) => ids.indexOf(Number(one.id)) - ids.indexOf(Number(other.id)))
}

function pickQuery(model: Model, query: Record<string, unknown>) {
  const ids = typeof query.ids === 'string' ? idsIn(query.ids) : null
  const filter: FilterNode | undefined = ids ? ['id', 'in', ids] : pickable(query.field)
  return {
    q: typeof query.q === 'string' && query.q.trim() ? query.q.trim() : undefined,
    filter,
    archived: ids !== null,
    sort: '-id',
    fields: [...new Set(['id', model.title, ...ownSearchFields(model)])].join(','),
    limit: LIMIT,
  }
}

function idsIn(value: unknown): number[] {
  if (typeof value !== 'string') return []
  const ids = value.split(',').map(Number)
  return ids.filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, LIMIT)
}

/** The records a reference accepts (`where` of its declaration): `sample.loan.borrower_id`. */
function pickable(name: unknown) {
  const [, modelName, key] = /^([a-z_]+\.[a-z_]+)\.(.+)$/.exec(String(name)) ?? []
  return registry.models.get(modelName)?.fields.get(key)?.where as FilterNode | undefined
}

/** Search fields of the model itself; those of referenced models would need a join for a mere hint. */
function ownSearchFields(model: Model) {
  return model.search.filter(
    (key) => model.fields.has(key) && model.fields.get(key)!.kind !== 'lines'
  )
}

function option(model: Model, row: Record<string, unknown>) {
  const hints = ownSearchFields(model).filter((key) => key !== model.title)
  return {
    id: row.id,
    label: String(row[model.title] ?? row.id),
    hint: hints
      .map((key) => row[key])
      .filter((one) => typeof one === 'string' && one !== '')
      .join(' · '),
  }
}
