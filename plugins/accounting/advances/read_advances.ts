import { type Context, Refusal } from 'kontor/plugin'
import type Payment from '../models/payment.js'
import type PaymentAdvance from '../models/payment_advance.js'

/** The advances of a payment. Refused by line: nothing (E_PAYMENT_NOTHING), the same one paid back twice (E_TWICE). */
export async function readAdvances(ctx: Context, payment: Payment): Promise<PaymentAdvance[]> {
  const advances = await ctx.lines<PaymentAdvance>(payment, 'advances')
  const seen = new Set<number>()
  for (const [at, { amount, advanceId, currency }] of advances.entries()) {
    const refuse = (field: string, code: string) => {
      throw Refusal.input([{ field: `advances.${at}.${field}`, code }])
    }
    if (amount.units <= 0n) refuse('amount', 'E_PAYMENT_NOTHING')
    if (currency !== payment.currency) refuse('amount', 'E_PAYMENT_CURRENCY')
    if (advanceId && seen.has(advanceId)) refuse('advance_id', 'E_TWICE')
    if (advanceId) seen.add(advanceId)
  }
  return advances
}
