import type { Context } from '#kernel/companies/context'
import { registry } from '#kernel/plugins/registry'
import { transaction } from '#kernel/records/storage/transaction'
import { changeableView } from '#kernel/records/views/may_change'
import { checkedQuery } from '#kernel/records/views/view_query'

/** Another name for a view, or other settings under the same name. */
export async function changeView(
  ctx: Context,
  id: number,
  changes: { name?: string; query?: unknown }
) {
  return transaction(ctx, async (inner) => {
    const view = await changeableView(inner, id)
    if (changes.name !== undefined) view.name = changes.name
    if (changes.query !== undefined) {
      view.query = checkedQuery(inner, registry.model(view.model), changes.query)
    }
    return view
  })
}

/** Takes a view out of everybody's tabs; `restoreView` brings it back. */
export async function archiveView(ctx: Context, id: number) {
  return transaction(ctx, async (inner) => {
    const view = await changeableView(inner, id)
    view.archivedAt ??= inner.now.toISOString()
    return view
  })
}

export async function restoreView(ctx: Context, id: number) {
  return transaction(ctx, async (inner) => {
    const view = await changeableView(inner, id)
    view.archivedAt = null
    return view
  })
}
