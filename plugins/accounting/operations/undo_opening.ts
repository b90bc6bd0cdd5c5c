import { type Context, defineOperation, Refusal } from 'kontor/plugin'
import { reverseEntry } from '../ledger/reverse_entry.js'
import Entry from '../models/entry.js'
import FiscalYear from '../models/fiscal_year.js'
import type Opening from '../models/opening.js'
import { cancelBrought } from '../openings/bring_advances.js'
import { closeEntries } from '../payments/match/close_entries.js'

/** Takes a posted opening back, to be corrected and posted anew, until anything else is posted in its year. */
export default defineOperation<Opening>({
  name: 'accounting.opening.undo',
  on: 'accounting.opening',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'posted',
  async run(ctx, opening) {
    if (opening.isDraft || opening.entryId === null) throw new Refusal('E_NOT_POSTED')
    await refuseLater(ctx, opening)
    const entry = await Entry.findOrFail(ctx, opening.entryId)
    await cancelBrought(ctx, entry)
    const source = { model: 'accounting.opening', id: opening.id }
    const reversal = await reverseEntry(ctx, entry, opening.onDate, { source })
    await closeEntries(ctx, entry.id, reversal.id, opening.onDate)
    opening.state = 'draft'
    opening.entryId = null
    return opening
  },
})

/** Openings and what took them back do not count: several files make one beginning. */
async function refuseLater(ctx: Context, { onDate }: Opening) {
  const year = await FiscalYear.findBy(ctx, [
    ['starts_on', 'lte', onDate],
    ['ends_on', 'gte', onDate],
  ])
  const other = await Entry.findBy(ctx, {
    and: [
      ['state', 'eq', 'posted'],
      ['on_date', 'gte', year?.startsOn ?? onDate],
      ['on_date', 'lte', year?.endsOn ?? onDate],
      {
        or: [
          ['source_model', 'null'],
          ['source_model', 'ne', 'accounting.opening'],
        ],
      },
    ],
  })
  if (other) throw new Refusal('E_OPENING_USED', { number: other.number ?? '' })
}
