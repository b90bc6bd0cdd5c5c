import { date, defineOperation } from 'kontor/plugin'
import { cancelInvoice } from '../documents/posting/cancel_invoice.js'
import { dayBack } from '../ledger/day_back.js'
import type Invoice from '../models/invoice.js'

/** Takes a posted document back: a counter-entry on the day given, and nothing of it is owed any more. */
export default defineOperation<Invoice, { on_date?: string }>({
  name: 'accounting.invoice.cancel',
  on: 'accounting.invoice',
  place: 'overflow',
  icon: 'i-lucide-ban',
  input: { on_date: date() },
  when: (record) => record.state === 'posted' && record.payment_state === 'unpaid',
  async run(ctx, invoice, input) {
    return cancelInvoice(ctx, invoice, input.on_date ?? (await dayBack(ctx, invoice)))
  },
})
