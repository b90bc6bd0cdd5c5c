import { type Context, message, Refusal } from 'kontor/plugin'
import type Cheque from '../models/cheque.js'
import Payment from '../models/payment.js'
import { chequeReference, liveCheque } from './draw_cheque.js'

/** Makes a cheque worthless: its number stays in the register and is never given again. */
export async function voidCheque(ctx: Context, cheque: Cheque, reason: string) {
  if (cheque.state === 'cleared') throw new Refusal('E_CHEQUE_CLEARED', { number: cheque.number })
  if (cheque.state === 'voided') throw new Refusal('E_CHEQUE_VOIDED', { number: cheque.number })
  cheque.state = 'voided'
  cheque.reason = reason
  const payment = cheque.paymentId ? await Payment.findOrFail(ctx, cheque.paymentId) : undefined
  if (payment?.reference === chequeReference(ctx, cheque.number)) payment.reference = null
}

/** A payment that is taken back takes its cheque along; one the bank has paid cannot be. */
export async function voidWithPayment(ctx: Context, record: object) {
  const payment = record as Payment
  const cheque = await liveCheque(ctx, payment.id)
  if (!cheque) return
  const held = await ctx.records<Cheque>('accounting.cheque').lock(cheque.id)
  await voidCheque(ctx, held, message(ctx.company.language, 'accounting.cheque_print.taken_back'))
}
