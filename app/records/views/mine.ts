import type { Context } from '#kernel/companies/context'
import type { FilterNode } from '#kernel/records/query/filter'
import type { Model } from '#kernel/records/model'
import { Source } from '#kernel/records/query/source'
import type { ViewTab } from '#kernel/records/views/wire'

/**
 * The view `mine`: records that name the caller, by a field that refers to a user or as the one who made them.
 * Undefined where people do not make such records and nothing in them names a user.
 */
export function mineOf(ctx: Context, model: Model): ViewTab | undefined {
  const source = new Source(ctx, model)
  const keys = [...model.fields.values()]
    .filter((one) => one.kind === 'reference' && one.to === 'kernel.user')
    .filter((one) => !one.base || (one.key === 'created_by' && model.verbs.includes('create')))
    .filter((one) => source.column(one.key) !== undefined)
    .map((one) => one.key)
  if (keys.length === 0) return undefined
  const nodes = keys.map((key): FilterNode => [key, 'eq', ctx.user.id])
  const filter = nodes.length === 1 ? nodes : { or: nodes }
  return {
    id: 'mine',
    name: null,
    query: { filter: JSON.stringify(filter) },
    isReduced: false,
    own: false,
    sharedWith: 'company',
    roleId: null,
    mayChange: false,
  }
}
