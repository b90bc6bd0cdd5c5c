import type { Context } from 'kontor/plugin'
import EntryLine from '../../models/entry_line.js'
import type OpenItem from '../../models/open_item.js'

/**
 * Whether an item of a payment's entry stands for money that came or went: these follow the bank's line at once; what
 * was granted or written off stands behind the line of its own account, and is open only after its match was undone.
 */
export async function isMoney(ctx: Context, { entryId, entryLineId }: OpenItem) {
  const lines = await EntryLine.where(ctx, ['entry_id', 'eq', entryId], { sort: 'id' })
  const before = lines.slice(
    1,
    lines.findIndex(({ id }) => id === entryLineId)
  )
  return before.every(({ partyId }) => partyId !== null)
}
