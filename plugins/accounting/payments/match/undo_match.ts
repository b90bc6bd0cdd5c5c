import { type Context, Refusal } from 'kontor/plugin'
import { keepPaymentState } from '../../documents/settlement/keep_payment_state.js'
import { reverseEntry } from '../../ledger/reverse_entry.js'
import Entry from '../../models/entry.js'
import type Match from '../../models/match.js'
import { settleWaiting } from '../../tax/settle_waiting.js'
import { lockItems } from './lock_items.js'

/**
 * Takes a match back within the open transaction, on the day told or, where that is before it, its own; its entry of
 * exchange is reversed on that day, tax owed on payment waits again.
 */
export async function undoMatch(ctx: Context, match: Match, onDate: string) {
  if (match.undoneAt) throw new Refusal('E_MATCH_UNDONE')
  const items = await lockItems(ctx, [match.debitItemId, match.creditItemId])
  items.get(match.debitItemId)!.change(match.debitAmount.units, match.debitCompanyAmount.units)
  items.get(match.creditItemId)!.change(-match.creditAmount.units, -match.creditCompanyAmount.units)
  match.undoneAt = ctx.now.toISOString()
  const undoneOn = onDate > match.onDate ? onDate : match.onDate
  match.undoneOn = undoneOn
  if (match.exchangeEntryId) {
    await reverseEntry(ctx, await Entry.findOrFail(ctx, match.exchangeEntryId), undoneOn)
  }
  const entryIds = [...items.values()].map((item) => item.entryId)
  await keepPaymentState(ctx, entryIds)
  for (const entryId of entryIds) await settleWaiting(ctx, entryId, undoneOn)
  return match
}
