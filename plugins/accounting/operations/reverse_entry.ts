import { date, defineOperation } from 'kontor/plugin'
import { dayBack } from '../ledger/day_back.js'
import { refuseOwnEntry } from '../ledger/refuse_own_entry.js'
import { reverseEntry } from '../ledger/reverse_entry.js'
import type Entry from '../models/entry.js'
import { closeEntries } from '../payments/match/close_entries.js'

/**
 * Takes a posted entry back by one that books the other way round; today unless another day is named. What both leave open of a
 * party closes each other, as far as nothing else has closed it; that match may be undone.
 */
export default defineOperation<Entry, { on_date?: string | null }>({
  name: 'accounting.entry.reverse',
  on: 'accounting.entry',
  input: { on_date: date() },
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  reads: true,
  when: (record) => record.state === 'posted' && !record.source_model && record.kind !== 'closing',
  async run(ctx, entry, input) {
    refuseOwnEntry(entry)
    const onDate = input.on_date ?? (await dayBack(ctx, entry))
    const reversal = await reverseEntry(ctx, entry, onDate)
    await closeEntries(ctx, entry.id, reversal.id, onDate)
    return reversal
  },
})
