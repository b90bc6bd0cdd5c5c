import { type Context, Refusal } from 'kontor/plugin'
import OpenItem from '../../models/open_item.js'

/** Items found and locked until the transaction ends, smallest id first so that no two wait for each other in a circle. */
export async function lockItems(ctx: Context, ids: readonly number[]) {
  const items = new Map<number, OpenItem>()
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const item = await ctx.records(OpenItem).find(id, { lock: true })
    if (!item) throw new Refusal('E_MATCH_UNKNOWN', { id })
    items.set(id, item)
  }
  return items
}
