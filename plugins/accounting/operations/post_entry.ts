import { defineOperation, Money, Refusal, updateRows, type Context } from 'kontor/plugin'
import { refuseShort } from '../cash/refuse_short.js'
import { addToBalances } from '../ledger/balances.js'
import { yearOfEntry } from '../ledger/check_date.js'
import { checkAccounts, checkFigures, withAccounts } from '../ledger/check_lines.js'
import { sumsOf } from '../ledger/line_figures.js'
import { askedOf } from '../ledger/post_entry.js'
import { reverseEntry } from '../ledger/reverse_entry.js'
import { sealEntry } from '../ledger/seal_entry.js'
import Entry from '../models/entry.js'
import type EntryLine from '../models/entry_line.js'
import Journal from '../models/journal.js'
import { closeEntries } from '../payments/match/close_entries.js'
import { openItemsOf } from '../payments/open_items.js'
import { writeMarks } from '../tax/write_marks.js'

/**
 * Puts an entry into the books: its lines become the ledger, it gets the next number of its journal and
 * year, and is sealed to the entry before it. From then on nothing of it changes.
 */
export default defineOperation<Entry>({
  name: 'accounting.entry.post',
  on: 'accounting.entry',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  async run(ctx, entry) {
    if (!entry.isDraft) throw new Refusal('E_NOT_DRAFT', { number: entry.number ?? '' })
    if (entry.correctsId) await takeBack(ctx, entry.correctsId, entry.onDate)
    const lines = await ctx.lines<EntryLine>(entry, 'lines')
    checkFigures(ctx, lines)
    if (entry.kind === 'manual') refuseNothing(lines)
    const booked = await withAccounts(ctx, lines)
    checkAccounts(ctx, entry, booked)
    const journal = await Journal.findOrFail(ctx, entry.journalId)
    const asked = askedOf(entry)
    const hasTax = lines.some((one) => one.taxId !== null) || (asked.marks ?? []).length > 0
    const year = await yearOfEntry(ctx, entry, journal, hasTax)
    entry.state = 'posted'
    entry.amount = new Money(sumsOf(lines).debit, ctx.company.currency)
    entry.postedAt = ctx.now.toISOString()
    await markPosted(ctx, entry)
    await addToBalances(ctx, entry, lines)
    if (!asked.isCorrected) await refuseShort(ctx, entry, booked)
    if (!asked.isMatched) await openItemsOf(ctx, entry, booked)
    await writeMarks(ctx, entry, lines, asked.marks ?? [])
    ctx.number('entry', entry, {
      part: `${journal.code}/${year.name}`,
      also: asked.numbered,
      drawn: async (at, { previous }) => {
        const marks = (asked.marks ?? []).filter((one) => !one.waits)
        await sealEntry(at, { entry, lines, journal, marks }, previous)
      },
    })
    ctx.emit('accounting.entry.posted', { entry_id: entry.id, on_date: entry.onDate })
    return entry
  },
})

/** What a correction takes the place of; what both leave open of a party closes each other. */
async function takeBack(ctx: Context, correctedId: number, onDate: string) {
  const corrected = await Entry.findOrFail(ctx, correctedId)
  const reversal = await reverseEntry(ctx, corrected, onDate, { isCorrected: true })
  await closeEntries(ctx, corrected.id, reversal.id, onDate)
}

/** Documents may come to nothing; whoever types an entry that does has forgotten the amounts. */
function refuseNothing(lines: readonly EntryLine[]) {
  const isNothing = ({ debit, credit, foreignAmount }: EntryLine) =>
    [debit, credit, foreignAmount].every((one) => !one || one.isZero)
  if (lines.every(isNothing)) throw new Refusal('E_ENTRY_NOTHING')
}

/** Written past the records: the history of each line would only repeat that of the entry. */
function markPosted(ctx: Context, entry: Entry) {
  const values = { is_posted: true, on_date: entry.onDate, is_closing: entry.kind === 'closing' }
  return updateRows(ctx.trx!, 'accounting_entry_lines', { entry_id: entry.id }, values)
}
