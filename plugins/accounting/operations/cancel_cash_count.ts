import { defineOperation, Refusal } from 'kontor/plugin'
import { reverseEntry } from '../ledger/reverse_entry.js'
import type CashCount from '../models/cash_count.js'
import Entry from '../models/entry.js'

/** Takes a count back that was wrong: the difference it booked is reversed on its own day. */
export default defineOperation<CashCount>({
  name: 'accounting.cash_count.cancel',
  on: 'accounting.cash_count',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'posted',
  async run(ctx, count) {
    if (count.state !== 'posted') throw new Refusal('E_NOT_POSTED', { state: count.state })
    if (count.entryId) {
      const entry = await Entry.findOrFail(ctx, count.entryId)
      const source = { model: 'accounting.cash_count', id: count.id }
      await reverseEntry(ctx, entry, entry.onDate, { source })
    }
    count.state = 'cancelled'
    return count
  },
})
