import { type Context, date, defineOperation, Refusal } from 'kontor/plugin'
import { reverseEntry } from '../ledger/reverse_entry.js'
import type CashVoucher from '../models/cash_voucher.js'
import Entry from '../models/entry.js'
import { closeEntries } from '../payments/match/close_entries.js'
import { settleWaiting } from '../tax/settle_waiting.js'

/** Takes a voucher back on a day: the money returns, number and entry stay in the books. */
export default defineOperation<CashVoucher, { on_date: string }>({
  name: 'accounting.cash_voucher.cancel',
  on: 'accounting.cash_voucher',
  place: 'overflow',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'posted',
  input: { on_date: date({ required: true, default: (ctx: Context) => ctx.today }) },
  async run(ctx, voucher, { on_date: onDate }) {
    if (voucher.state !== 'posted') throw new Refusal('E_NOT_POSTED', { state: voucher.state })
    const entry = await Entry.findOrFail(ctx, voucher.entryId!)
    const source = { model: 'accounting.cash_voucher', id: voucher.id }
    const reversal = await reverseEntry(ctx, entry, onDate, { source })
    await closeEntries(ctx, entry.id, reversal.id, onDate)
    await settleWaiting(ctx, reversal.id, onDate)
    voucher.state = 'cancelled'
    return voucher
  },
})
