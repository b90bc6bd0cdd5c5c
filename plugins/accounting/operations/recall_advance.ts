import {
  type Context,
  date,
  type Decimal,
  defineOperation,
  quantity,
  reference,
  Refusal,
} from 'kontor/plugin'
import { asked } from '../advances/asked_amount.js'
import { recallAdvance } from '../advances/recall.js'
import { lockAdvance } from '../advances/refuse.js'
import type Advance from '../models/advance.js'
import Invoice from '../models/invoice.js'

interface Input {
  invoice_id: number
  amount: Decimal | null
  on_date: string
}

/** Uses an advance for a posted invoice or bill of its party: as much as is told, else as far as both reach. */
export default defineOperation<Advance, Input>({
  name: 'accounting.advance.recall',
  on: 'accounting.advance',
  place: 'primary',
  icon: 'i-lucide-receipt-text',
  when: (record) => record.state === 'open',
  input: {
    invoice_id: reference('accounting.invoice', {
      required: true,
      where: {
        and: [
          ['state', 'eq', 'posted'],
          ['payment_state', 'in', ['unpaid', 'partial']],
          ['kind', 'in', ['invoice', 'bill']],
        ],
      },
    }),
    amount: quantity({ min: 0 }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
  },
  async run(ctx, { id }, input) {
    const advance = await lockAdvance(ctx, id)
    if (advance.state !== 'open') {
      throw new Refusal('E_ADVANCE_CLOSED', { number: advance.number ?? '' })
    }
    const invoice = await Invoice.findOrFail(ctx, input.invoice_id)
    const amount = asked(advance, input.amount, invoice.open)
    await recallAdvance(ctx, advance, invoice, amount, input.on_date)
    return advance
  },
})
