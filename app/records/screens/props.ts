import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { history } from '#kernel/activity/history'
import type { Model } from '#kernel/records/model'
import { list } from '#kernel/records/query/list'
import { show } from '#kernel/records/query/show'
import { allowedOn } from '#kernel/records/screens/allowed'
import { copyOf, defaultsOf, inputDefaults } from '#kernel/records/screens/defaults'
import { describe, descriptionKey } from '#kernel/records/screens/describe'
import type { ModelDescription } from '#kernel/records/screens/description'
import { figuresOf } from '#kernel/records/screens/figures'
import {
  listPart,
  listQuery,
  listState,
  recordInclude,
  type ListPart,
  type ListState,
} from '#kernel/records/screens/query'

/** What the list shows: the model, one page of rows, and the state they answer. */
export async function listData(
  ctx: Context,
  model: Model,
  state: ListState,
  part: ListPart = {}
) {
  const description = describe(ctx, model)
  const query = listQuery(description, model, { ...state, ...part })
  const { data, next, count } = await list(ctx, model, query)
  return { model: description, rows: data, next, count: count ?? null, state }
}

/** The list: `rows` are appended to those already shown, all else is replaced. */
export async function listProps(http: HttpContext, ctx: Context, model: Model) {
  const data = await listData(ctx, model, listState(http), listPart(http))
  return {
    ...data,
    model: once(http, ctx, model, data.model),
    rows: http.inertia.merge(data.rows as never[]).matchOn('id' as never),
  }
}

/** One record: what it holds, what may be done with it, and, a moment later, its history and figures. */
export async function showProps(http: HttpContext, ctx: Context, model: Model, id: number) {
  const description = describe(ctx, model)
  const record = await show(ctx, model, id, { include: recordInclude(description) })
  return {
    model: once(http, ctx, model, description),
    record,
    allowed: await allowedOn(ctx, model, record),
    inputs: inputDefaults(ctx, model),
    history: http.inertia.defer(() => history(ctx, model.name, id) as never, 'history'),
    figures: http.inertia.defer(() => figuresOf(ctx, model, id) as never, 'figures'),
  }
}

/** The form of a new record (with defaults, or as a copy) or of one that is there. */
export async function formData(http: HttpContext, ctx: Context, model: Model, id: number | null) {
  const description = describe(ctx, model)
  const include = recordInclude(description)
  const from = Number(http.request.input('from'))
  const record = id ? await show(ctx, model, id, { include }) : null
  const source = !id && from ? await show(ctx, model, from, { include }) : null
  const defaults = source
    ? copyOf(description, source)
    : defaultsOf(ctx, model, description, http.request.qs())
  return { model: description, record, defaults }
}

export async function formProps(http: HttpContext, ctx: Context, model: Model, id: number | null) {
  const data = await formData(http, ctx, model, id)
  return { ...data, model: once(http, ctx, model, data.model) }
}

/** The browser keeps a description while neither rights nor plugins change. */
function once(http: HttpContext, ctx: Context, model: Model, description: ModelDescription) {
  return http.inertia.once(() => description as never, { key: descriptionKey(ctx, model) })
}
