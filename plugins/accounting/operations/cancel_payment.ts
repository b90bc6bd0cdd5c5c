import { type Context, date, defineOperation, Refusal } from 'kontor/plugin'
import { cancelAdvances, cancellableAdvances } from '../advances/cancel_with_payment.js'
import { refuseOfAdvance } from '../advances/refuse.js'
import { reverseEntry } from '../ledger/reverse_entry.js'
import Entry from '../models/entry.js'
import Match from '../models/match.js'
import OpenItem from '../models/open_item.js'
import type Payment from '../models/payment.js'
import { closeEntries } from '../payments/match/close_entries.js'
import { undoMatch } from '../payments/match/undo_match.js'

/**
 * Takes a payment back: what it had closed is open again, an advance it paid back too, one it took is none any more, and
 * its entry is reversed on that day; both stay in the books. Refused while an advance of it is used, or what it left on
 * account is one (E_MATCH_OF_ADVANCE).
 */
export default defineOperation<Payment, { on_date: string }>({
  name: 'accounting.payment.cancel',
  on: 'accounting.payment',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'posted',
  input: { on_date: date({ required: true, default: (ctx: Context) => ctx.today }) },
  async run(ctx, payment, { on_date: onDate }) {
    if (payment.state !== 'posted') throw new Refusal('E_NOT_POSTED', { state: payment.state })
    const advances = await cancellableAdvances(ctx, payment)
    const items = await OpenItem.where(ctx, ['entry_id', 'eq', payment.entryId!])
    for (const match of await matchesOf(ctx, items)) {
      await refuseOfAdvance(ctx, match)
      await undoMatch(ctx, match, onDate)
    }
    const entry = await Entry.findOrFail(ctx, payment.entryId!)
    const reversal = await reverseEntry(ctx, entry, onDate)
    await closeEntries(ctx, payment.entryId!, reversal.id, onDate)
    await cancelAdvances(ctx, payment, { advances, reversal })
    payment.state = 'cancelled'
    return payment
  },
})

async function matchesOf(ctx: Context, items: readonly OpenItem[]) {
  const ids = items.map((one) => one.id)
  if (ids.length === 0) return []
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
