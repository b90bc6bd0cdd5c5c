import { type Context, Refusal } from 'kontor/plugin'
import { journalOf } from '../../ledger/journal_of.js'
import type Invoice from '../../models/invoice.js'
import Journal from '../../models/journal.js'

/** The journal a document is numbered in: its own, or the company's first one for sales or purchases. */
export async function documentJournal(ctx: Context, { isSale, journalId }: Invoice) {
  const kind = isSale ? 'sales' : 'purchases'
  if (journalId) {
    const chosen = await Journal.findOrFail(ctx, journalId)
    if (chosen.kind === kind) return chosen
    throw Refusal.input([{ field: 'journal_id', code: 'E_JOURNAL_KIND' }])
  }
  return journalOf(ctx, kind)
}
