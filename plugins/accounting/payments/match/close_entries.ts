import type { Context } from 'kontor/plugin'
import OpenItem from '../../models/open_item.js'
import { closeItems } from './close_items.js'
import { lockItems } from './lock_items.js'

/**
 * Closes what two entries of one party left open against each other, oldest due first, as far as both are open: an
 * invoice against its credit note, an entry against its reversal.
 */
export async function closeEntries(ctx: Context, entryId: number, otherId: number, onDate: string) {
  const found = await OpenItem.where(ctx, {
    and: [
      ['entry_id', 'in', [entryId, otherId]],
      ['is_open', 'eq', true],
    ],
  })
  const items = await lockItems(
    ctx,
    found.map((one) => one.id)
  )
  const open = [...items.values()].sort((a, b) =>
    a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1
  )
  for (const debit of open.filter((one) => one.isDebit)) {
    for (const credit of open.filter((one) => !one.isDebit)) {
      const isOne = debit.accountId === credit.accountId && debit.partyId === credit.partyId
      if (isOne && debit.isOpen && credit.isOpen) await closeItems(ctx, debit, credit, { onDate })
    }
  }
}
