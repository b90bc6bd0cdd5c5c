import type { Context } from '#kernel/companies/context'
import type { Field } from '#kernel/records/fields/kinds'
import type { FilterNode } from '#kernel/records/query/filter'
import { labels } from '#kernel/records/query/labels'
import { list } from '#kernel/records/query/list'
import { targetOf } from '#kernel/records/query/relations'

/** The record a new record's form begins with for a reference: the first that is usual and the caller may pick. */
export async function usualRecord(ctx: Context, field: Field) {
  const { where, usual } = field
  const target = targetOf(field)
  if (!target || !ctx.access.allows(target.name, 'read')) return undefined
  const matching = usual as FilterNode
  const filter: FilterNode = where ? { and: [where as FilterNode, matching] } : matching
  const { data } = await list(ctx, target, { filter, sort: 'id', fields: 'id', limit: 1 })
  if (data.length === 0) return undefined
  const id = Number(data[0].id)
  return { id, label: (await labels(ctx, target, [id])).get(id)! }
}
