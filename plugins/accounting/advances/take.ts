import type { Context, Decimal, Money } from 'kontor/plugin'
import Advance from '../models/advance.js'
import Payment from '../models/payment.js'
import PaymentAdvance from '../models/payment_advance.js'

/** Money that is an advance as a whole. */
export interface NewAdvance {
  /** `in` from a customer, `out` to a supplier. */
  direction: 'in' | 'out'
  partyId: number
  /** The bank or cash box. */
  journalId: number
  onDate: string
  /** Above zero, taxes included. */
  amount: Money
  /** The company's currency for one unit; the kept rate of the day unless told. */
  rate?: Decimal | null
  taxId?: number | null
  reference?: string | null
  text?: string | null
  /** The advance request it pays, by which it is divided among taxes. */
  request?: number | null
}

/**
 * Takes an advance: makes a payment of it and posts it within the open transaction, with the tax that is due on receipt.
 * Answers the advance. Refuses as the payment does (E_PERIOD_CLOSED, E_RATE_MISSING …), E_ADVANCE_TAX and
 * E_ACCOUNT_MISSING. A payment with other lines takes advances by its own `advances`.
 */
export async function takeAdvance(ctx: Context, given: NewAdvance): Promise<Advance> {
  const { direction, partyId, journalId, onDate, amount } = given
  const payment = await Payment.create(ctx, {
    ...{ direction, partyId, journalId, onDate, amount, currency: amount.currency },
    rate: given.rate ?? null,
    rest: 'refuse',
    reference: given.reference ?? null,
  })
  await ctx.records(PaymentAdvance).create(
    {
      paymentId: payment.id,
      currency: amount.currency,
      amount,
      taxId: given.taxId ?? null,
      text: given.text ?? null,
      requestId: given.request ?? null,
    },
    { model: 'accounting.payment', id: payment.id }
  )
  await ctx.run('accounting.payment.post', payment)
  return (await Advance.findBy(ctx, ['payment_id', 'eq', payment.id]))!
}
