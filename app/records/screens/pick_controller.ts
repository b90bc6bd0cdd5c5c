import type { HttpContext } from '@adonisjs/core/http'
import { registry } from '#kernel/plugins/registry'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import { list } from '#kernel/records/query/list'
import { locate } from '#kernel/records/screens/locate'

const LIMIT = 20

/** What a reference picker offers: the newest records first, or those the typed text finds. */
export default class PickController {
  async index(http: HttpContext) {
    const { ctx, model } = locate(http)
    ctx.access.authorize(model.name, 'read')
    const query = pickQuery(model, http.request.qs())
    // Something is written with what is picked: of other companies it may only be shown.
    const reach = query.archived ? ctx : ctx.with({ companyIds: [ctx.company.id] })
    const { data } = await list(reach, model, query)
    return { data: data.map((row) => option(model, row)) }
  }
}

function pickQuery(model: Model, query: Record<string, unknown>) {
  const ids =
    typeof query.ids === 'string' ? query.ids.split(',').map(Number).slice(0, LIMIT) : null
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
