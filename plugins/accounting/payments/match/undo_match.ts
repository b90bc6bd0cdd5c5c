import { type Context, Refusal } from 'kontor/plugin'
import { reverseEntry } from '../../ledger/reverse_entry.js'
import Entry from '../../models/entry.js'
import type Match from '../../models/match.js'
import { settleWaiting } from '../../tax/settle_waiting.js'
import { lockItems } from './lock_items.js'

/**
 * Takes a match back within the open transaction; its entry of exchange is reversed on that day, tax owed on payment
 * waits again.
 */
export async function undoMatch(ctx: Context, match: Match, onDate: string) {
  if (match.undoneAt) throw new Refusal('E_MATCH_UNDONE')
  const items = await lockItems(ctx, [match.debitItemId, match.creditItemId])
  items.get(match.debitItemId)!.change(match.debitAmount.units, match.debitCompanyAmount.units)
  items.get(match.creditItemId)!.change(-match.creditAmount.units, -match.creditCompanyAmount.units)
  match.undoneAt = ctx.now.toISOString()
  if (match.exchangeEntryId) {
    await reverseEntry(ctx, await Entry.findOrFail(ctx, match.exchangeEntryId), onDate)
  }
  for (const { entryId } of items.values()) await settleWaiting(ctx, entryId, onDate)
  return match
}
