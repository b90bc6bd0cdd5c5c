import { type Context, date, defineOperation, Refusal } from 'kontor/plugin'
import { cancelAdvance, refuseUsed } from '../advances/cancel_with_payment.js'
import { lockAdvance } from '../advances/refuse.js'
import { matchesOf } from '../advances/undo_use.js'
import { reverseEntry } from '../ledger/reverse_entry.js'
import type Advance from '../models/advance.js'
import Entry from '../models/entry.js'
import Payment from '../models/payment.js'
import { closeEntries } from '../payments/match/close_entries.js'
import { undoMatch } from '../payments/match/undo_match.js'

/**
 * Takes back that money on account was an advance: it stands on account again, and its tax is taken back. Money that came
 * as an advance is taken back with its payment, what was brought along with its opening balances.
 */
export default defineOperation<Advance, { on_date: string }>({
  name: 'accounting.advance.undo',
  on: 'accounting.advance',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'open' && Boolean(record.open_item_id),
  input: { on_date: date({ required: true, default: (ctx: Context) => ctx.today }) },
  async run(ctx, { id }, { on_date: onDate }) {
    const advance = await lockAdvance(ctx, id)
    refuseUsed(advance)
    if (advance.paymentId) {
      const payment = await Payment.findOrFail(ctx, advance.paymentId)
      throw new Refusal('E_ADVANCE_OF_PAYMENT', { number: payment.number ?? '' })
    }
    if (!advance.openItemId) {
      throw new Refusal('E_ADVANCE_OF_OPENING', { number: advance.number ?? '' })
    }
    for (const match of await matchesOf(ctx, advance.entryId)) await undoMatch(ctx, match, onDate)
    const entry = await Entry.findOrFail(ctx, advance.entryId)
    const source = { model: 'accounting.advance', id: advance.id }
    const reversal = await reverseEntry(ctx, entry, onDate, { source })
    await closeEntries(ctx, entry.id, reversal.id, onDate)
    await cancelAdvance(ctx, advance)
    return advance
  },
})
