import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { Source } from '#kernel/records/query/source'
import type { FilterNode } from '#kernel/records/query/filter'
import { messagesOf } from '#kernel/records/screens/describe_field'
import { listData } from '#kernel/records/screens/props'
import type { ListState } from '#kernel/records/screens/query'
import { readableQuery } from '#kernel/records/views/readable_query'
import { viewsOf } from '#kernel/records/views/tabs'
import { narrowing } from '#kernel/reports/dashboards/narrow'
import type { FilterValues, ListSettings, TileAnswer } from '#kernel/reports/dashboards/wire'

const ROWS = 8

/** The first records of a list: of a saved view the viewer sees, or of conditions of the tile's own. */
export async function listTile(
  ctx: Context,
  title: string | null,
  settings: ListSettings,
  values: FilterValues
): Promise<TileAnswer> {
  const model = registry.models.get(settings.model)
  if (!model || model.lineOf || !ctx.has(model.plugin)) throw Refusal.missing()
  ctx.access.authorize(model.name, 'read')
  const { name, state } = await stateOf(ctx, model, settings)
  const { filter, applied, ignored } = narrowing(new Source(ctx, model), values)
  const narrowed = withFilter(state, filter)
  const rows = settings.rows ?? ROWS
  const data = await listData(ctx, model, narrowed, { limit: String(rows) })
  const query = new URLSearchParams(
    Object.entries(narrowed).filter(([, value]) => value !== undefined)
  )
  return {
    kind: 'list',
    title: title ?? name,
    href: `/${model.plugin}/${model.segment}${query.size > 0 ? `?${query}` : ''}`,
    applied,
    ignored,
    model: data.model,
    columns: data.columns,
    rows: data.rows,
    isCut: data.next !== null,
  }
}

async function stateOf(ctx: Context, model: Model, { view, filter, sort }: ListSettings) {
  const many = message(ctx.locale, `${messagesOf(model)}.many`)
  if (view === undefined) {
    const own = { ...(filter && { filter: JSON.stringify(filter) }), ...(sort && { sort }) }
    return { name: many, state: readableQuery(ctx, model, own).query }
  }
  const { tabs } = await viewsOf(ctx, model)
  const tab = tabs.find((one) => one.id === String(view))
  if (!tab) throw Refusal.missing()
  return { name: tab.name ?? many, state: { ...tab.query, group: undefined } }
}

function withFilter(state: ListState, added: readonly FilterNode[]): ListState {
  if (added.length === 0) return state
  const own = state.filter === undefined ? [] : [JSON.parse(state.filter) as FilterNode]
  return { ...state, filter: JSON.stringify([...added, ...own]) }
}
