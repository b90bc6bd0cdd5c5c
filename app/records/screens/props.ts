import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { history } from '#kernel/activity/history'
import { mailsAbout } from '#kernel/mail/related_mails'
import type { Model } from '#kernel/records/model'
import { list } from '#kernel/records/query/list'
import { show } from '#kernel/records/query/show'
import { allowedOn } from '#kernel/records/screens/allowed'
import { copyOf, defaultsOf, inputDefaults } from '#kernel/records/screens/defaults'
import { describe, descriptionKey } from '#kernel/records/screens/describe'
import type { ModelDescription } from '#kernel/records/screens/description'
import { figuresOf } from '#kernel/records/screens/figures'
import { isForeign } from '#kernel/records/screens/other_company'
import { listSettings } from '#kernel/records/views/list_settings'
import { readableQuery } from '#kernel/records/views/readable_query'
import { viewsOf } from '#kernel/records/views/tabs'
import {
  listPart,
  listQuery,
  listState,
  recordInclude,
  type ListPart,
  type ListState,
} from '#kernel/records/screens/query'

/** What the list shows: the model, one page of rows, and the state they answer. */
export async function listData(ctx: Context, model: Model, state: ListState, part: ListPart = {}) {
  const description = describe(ctx, model)
  const { view, ...asked } = state
  const { query: wanted, isReduced } = view
    ? readableQuery(ctx, model, asked)
    : { query: asked, isReduced: false }
  const settings = await listSettings(ctx, model)
  const columns = withCompany(ctx, model, columnsOf(description, wanted.fields, settings.columns))
  const shown = { ...wanted, ...(view && { view }) }
  const isGathered = wanted.group || (wanted.show && ctx.access.allows(model.name, 'report'))
  const page = isGathered
    ? { data: [], next: null }
    : await list(
        ctx,
        model,
        listQuery(description, model, { ...wanted, fields: columns.join(','), ...part })
      )
  return {
    model: description,
    rows: page.data,
    next: page.next,
    count: page.count ?? null,
    state: shown,
    columns,
    isReduced,
  }
}

/** The list: `rows` are appended to those already shown, all else is replaced. */
export async function listProps(http: HttpContext, ctx: Context, model: Model) {
  const data = await listData(ctx, model, listState(http), listPart(http))
  return {
    ...data,
    model: once(http, ctx, model, data.model),
    rows: http.inertia.merge(data.rows as never[]).matchOn('id' as never),
    views: () => viewsOf(ctx, model) as never,
  }
}

/** Whose a record is stands beside its name while several companies are read. */
function withCompany(ctx: Context, model: Model, columns: string[]) {
  if (ctx.companyIds.length < 2 || model.scope === 'global' || columns.includes('company_id')) {
    return columns
  }
  return [columns[0], 'company_id', ...columns.slice(1)]
}

/** A page of rows for the list's own scripts, such as the rows of one group. */
export async function listPage(http: HttpContext, ctx: Context, model: Model) {
  const state = { ...listState(http), view: undefined, group: undefined, show: undefined }
  const { after, limit } = http.request.qs() as ListPart
  const { rows, next } = await listData(ctx, model, state, { after, limit })
  return { data: rows, page: { next } }
}

/** The columns the address names, else those the user chose for this list, else the model's own. */
function columnsOf(description: ModelDescription, named?: string, chosen?: string[]) {
  if (named) return named.split(',')
  const known = (chosen ?? []).filter((key) => description.fields.some((one) => one.key === key))
  return known.length > 0 ? known : description.list
}

/** One record: what it holds and what may be done with it. */
export async function showData(ctx: Context, model: Model, id: number) {
  const description = describe(ctx, model)
  const record = await show(ctx, model, id, { include: recordInclude(description) })
  return {
    model: description,
    record,
    allowed: isForeign(ctx, record) ? [] : await allowedOn(ctx, model, record),
    foreign: isForeign(ctx, record) ? Number(record.company_id) : null,
  }
}

export async function showProps(http: HttpContext, ctx: Context, model: Model, id: number) {
  const data = await showData(ctx, model, id)
  return {
    ...data,
    model: once(http, ctx, model, data.model),
    inputs: inputDefaults(ctx, model),
  }
}

/** What stands beside a record and is asked for once it is on the screen. */
export async function besideData(ctx: Context, model: Model, id: number) {
  const record = await show(ctx, model, id, { fields: 'id,company_id' })
  const figures = isForeign(ctx, record) ? [] : await figuresOf(ctx, model, id)
  return {
    history: await history(ctx, model.name, id),
    figures,
    mails: await mailsAbout(ctx, model.name, id),
  }
}

/** The form of a new record (with defaults, or as a copy) or of one that is there. */
export async function formData(http: HttpContext, ctx: Context, model: Model, id: number | null) {
  const description = describe(ctx, model)
  const include = recordInclude(description)
  const from = Number(http.request.qs().from)
  const record = id ? await show(ctx, model, id, { include }) : null
  const source = !id && from ? await show(ctx, model, from, { include }) : null
  const defaults = source
    ? copyOf(description, source)
    : await defaultsOf(ctx, model, description, http.request.qs())
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
