import { date, defineOperation, Refusal } from 'kontor/plugin'
import { refuseOwnEntry } from '../ledger/refuse_own_entry.js'
import { addLines } from '../ledger/post_entry.js'
import { sameLine } from '../ledger/reverse_entry.js'
import Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'

/**
 * Begins a correction: a draft with the same lines. Nothing is in the books until the draft is posted; then
 * the entry it corrects is taken back on the same day, in the same step.
 */
export default defineOperation<Entry, { on_date?: string | null }>({
  name: 'accounting.entry.correct',
  on: 'accounting.entry',
  input: { on_date: date() },
  place: 'secondary',
  icon: 'i-lucide-pencil-ruler',
  opens: true,
  reads: true,
  when: (record) => record.state === 'posted' && !record.source_model && record.kind === 'manual',
  async run(ctx, entry, input) {
    if (entry.isDraft) throw new Refusal('E_NOT_POSTED')
    refuseOwnEntry(entry)
    const before = await Entry.findBy(ctx, ['reverses_id', 'eq', entry.id])
    if (before) throw new Refusal('E_REVERSED_ALREADY', { number: before.number ?? '' })
    const { journalId, text, reference } = entry
    const draft = await Entry.create(ctx, {
      journalId,
      text,
      reference,
      onDate: input.on_date ?? ctx.today,
      correctsId: entry.id,
    })
    const lines = await ctx.lines<EntryLine>(entry, 'lines')
    await addLines(ctx, draft, lines.map(sameLine))
    return draft
  },
})
