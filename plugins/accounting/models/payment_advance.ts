import {
  choice,
  type Context,
  model,
  type Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { ASKED } from '../advances/requests/states.js'
import type Payment from './payment.js'

/** What of a payment is an advance, or pays one back. Amounts are above zero, taxes included. */
@model({
  name: 'accounting.payment_advance',
  title: 'text',
  lineOf: 'accounting.payment',
  sort: 'id',
})
export default class PaymentAdvance extends RecordModel {
  @reference('accounting.payment', { required: true }) declare paymentId: number
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ required: true, min: 0, currencyLater: true }) declare amount: Money
  /** It is in the amount. */
  @reference('accounting.tax') declare taxId: number | null
  @text() declare text: string | null
  /** The advance that is paid back; without it a new one is taken. */
  @reference('accounting.advance', { where: ['state', 'eq', 'open'] })
  declare advanceId: number | null
  /** The advance request it pays. */
  @reference('accounting.advance_request', { where: ['state', 'in', [...ASKED]] })
  declare requestId: number | null

  async prepare(ctx: Context) {
    const payment = await ctx.records<Payment>('accounting.payment').findOrFail(this.paymentId)
    this.currency = payment.currency
  }
}
