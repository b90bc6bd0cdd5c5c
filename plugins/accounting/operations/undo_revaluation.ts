import { defineOperation, Refusal } from 'kontor/plugin'
import { reverseEntry } from '../ledger/reverse_entry.js'
import Entry from '../models/entry.js'
import type Revaluation from '../models/revaluation.js'

/** Takes a revaluation back, on its own two days: the day may be revalued anew, with better rates. */
export default defineOperation<Revaluation>({
  name: 'accounting.revaluation.undo',
  on: 'accounting.revaluation',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'posted',
  async run(ctx, revaluation) {
    if (revaluation.state !== 'posted') {
      throw new Refusal('E_REVALUATION_UNDONE', { number: revaluation.number ?? '' })
    }
    const { entryId, reversalId } = revaluation
    if (!entryId || !reversalId) throw new Refusal('E_NOT_POSTED')
    for (const id of [entryId, reversalId]) {
      const entry = await Entry.findOrFail(ctx, id)
      await reverseEntry(ctx, entry, entry.onDate, {
        source: { model: 'accounting.revaluation', id: revaluation.id },
      })
    }
    revaluation.state = 'undone'
    revaluation.dayTaken = null
    return revaluation
  },
})
