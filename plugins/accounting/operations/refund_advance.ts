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
import { lockAdvance } from '../advances/refuse.js'
import type Advance from '../models/advance.js'
import Payment from '../models/payment.js'
import PaymentAdvance from '../models/payment_advance.js'

interface Input {
  journal_id: number
  amount: Decimal | null
  on_date: string
  rate: Decimal | null
}

/** Pays an advance back, wholly or in part: a payment is posted, and the tax that was due on receipt is taken back. */
export default defineOperation<Advance, Input>({
  name: 'accounting.advance.refund',
  on: 'accounting.advance',
  place: 'secondary',
  icon: 'i-lucide-banknote',
  when: (record) => record.state === 'open',
  input: {
    journal_id: reference('accounting.journal', {
      required: true,
      where: ['kind', 'in', ['bank', 'cash']],
    }),
    amount: quantity({ min: 0 }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
    rate: quantity({ min: 0 }),
  },
  async run(ctx, { id }, input) {
    const advance = await lockAdvance(ctx, id)
    if (advance.state !== 'open') {
      throw new Refusal('E_ADVANCE_CLOSED', { number: advance.number ?? '' })
    }
    const { partyId, currency } = advance
    const amount = asked(advance, input.amount)
    const payment = await Payment.create(ctx, {
      ...{ partyId, currency, amount },
      direction: advance.side === 'customer' ? 'out' : 'in',
      journalId: input.journal_id,
      onDate: input.on_date,
      rate: input.rate,
      rest: 'refuse',
      text: advance.number,
    })
    await ctx
      .records(PaymentAdvance)
      .create(
        { paymentId: payment.id, currency, amount, advanceId: advance.id, text: advance.text },
        { model: 'accounting.payment', id: payment.id }
      )
    await ctx.run('accounting.payment.post', payment)
    return advance
  },
})
