import { date, defineOperation, Refusal } from 'kontor/plugin'
import { dayBack } from '../ledger/day_back.js'
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
  when: (record) => record.state === 'posted' && !record.source_model,
  async run(ctx, entry, input) {
    refuseOfDocument(entry)
    return reverseEntry(ctx, entry, input.on_date ?? (await dayBack(ctx, entry)))
  },
})

/** What a document posted is taken back with the document. */
function refuseOfDocument(entry: Entry) {
  if (entry.sourceModel) throw new Refusal('E_ENTRY_OF_DOCUMENT', { number: entry.number ?? '' })
}
