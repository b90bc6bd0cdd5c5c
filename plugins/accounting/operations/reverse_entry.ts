import { date, defineOperation } from 'kontor/plugin'
import { dayBack } from '../ledger/day_back.js'
import { refuseOwnEntry } from '../ledger/refuse_own_entry.js'
import { reverseEntry } from '../ledger/reverse_entry.js'
import type Entry from '../models/entry.js'

/** Takes a posted entry back by one that books the other way round; today unless another day is named. */
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
    return reverseEntry(ctx, entry, input.on_date ?? (await dayBack(ctx, entry)))
  },
})
