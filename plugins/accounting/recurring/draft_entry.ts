import type { Context } from 'kontor/plugin'
import type { NewEntry } from '../ledger/new_entry.js'
import { addLines } from '../ledger/post_entry.js'
import Entry from '../models/entry.js'

/** An entry as a draft, for somebody to look at first. */
export async function draftEntry(ctx: Context, given: NewEntry): Promise<Entry> {
  const { journalId, onDate, text, reference } = given
  const entry = await Entry.create(ctx, {
    journalId,
    onDate,
    text: text ?? null,
    reference: reference ?? null,
  })
  await addLines(ctx, entry, given.lines)
  return entry
}
