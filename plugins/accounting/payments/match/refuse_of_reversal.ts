import { type Context, Refusal } from 'kontor/plugin'
import Entry from '../../models/entry.js'
import type Match from '../../models/match.js'
import OpenItem from '../../models/open_item.js'

/** What took a document back closed it for good: without it nobody would owe what is cancelled (E_MATCH_OF_REVERSAL). */
export async function refuseOfReversal(ctx: Context, { debitItemId, creditItemId }: Match) {
  const [debit, credit] = [await entryOf(ctx, debitItemId), await entryOf(ctx, creditItemId)]
  for (const [back, first] of [
    [debit, credit],
    [credit, debit],
  ]) {
    if (back.reversesId !== first.id || !first.sourceModel) continue
    throw new Refusal('E_MATCH_OF_REVERSAL', { number: first.number ?? '' })
  }
}

async function entryOf(ctx: Context, itemId: number) {
  const { entryId } = await OpenItem.findOrFail(ctx, itemId)
  return Entry.findOrFail(ctx, entryId)
}
