import { type Context, Refusal } from 'kontor/plugin'
import { reverseEntry } from '../ledger/reverse_entry.js'
import type AdvanceUse from '../models/advance_use.js'
import Entry from '../models/entry.js'
import Match from '../models/match.js'
import OpenItem from '../models/open_item.js'
import Payment from '../models/payment.js'
import { closeEntries } from '../payments/match/close_entries.js'
import { undoMatch } from '../payments/match/undo_match.js'
import { changeBy } from './plan_use.js'
import { lockAdvance } from './refuse.js'
import { changeRequest } from './requests/pay.js'

/**
 * Takes the use of an advance for an invoice back within the open transaction: the invoice is open again, the advance too,
 * and the tax on it is due on that day as it was. What was paid back is undone with its payment (E_ADVANCE_REFUNDED).
 */
export async function undoUse(ctx: Context, use: AdvanceUse, onDate: string) {
  if (use.undoneAt) throw new Refusal('E_ADVANCE_UNDONE')
  if (use.paymentId) {
    const payment = await Payment.findOrFail(ctx, use.paymentId)
    throw new Refusal('E_ADVANCE_REFUNDED', { number: payment.number ?? '' })
  }
  const advance = await lockAdvance(ctx, use.advanceId)
  for (const match of await matchesOf(ctx, use.entryId)) await undoMatch(ctx, match, onDate)
  const entry = await Entry.findOrFail(ctx, use.entryId)
  const reversal = await reverseEntry(ctx, entry, onDate, {
    source: { model: 'accounting.advance', id: advance.id },
  })
  await closeEntries(ctx, entry.id, reversal.id, onDate)
  await giveBack(ctx, use, reversal)
  return use
}

/** What a use took of its advance is open again; its entry is reversed already. */
export async function giveBack(ctx: Context, use: AdvanceUse, reversal: Entry) {
  const advance = await lockAdvance(ctx, use.advanceId)
  advance.change(use.amount.units, use.worth.units)
  await changeRequest(ctx, advance.requestId, changeBy(use.kind, -use.amount.units))
  use.undoneAt = ctx.now.toISOString()
  use.undoneEntryId = reversal.id
}

/** Matches of what an entry left open, that are not undone. */
export async function matchesOf(ctx: Context, entryId: number) {
  const items = await OpenItem.where(ctx, ['entry_id', 'eq', entryId])
  const ids = items.map((one) => one.id)
  return Match.where(ctx, {
    and: [
      ['undone_at', 'null'],
      {
        or: [
          ['debit_item_id', 'in', ids],
          ['credit_item_id', 'in', ids],
        ],
      },
    ],
  })
}
