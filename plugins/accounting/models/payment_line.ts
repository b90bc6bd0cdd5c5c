import { choice, type Context, model, Money, money, RecordModel, reference } from 'kontor/plugin'
import OpenItem from './open_item.js'
import type Payment from './payment.js'

/** What of a payment closes which open item. Amounts are above zero, in the currency of the item. */
@model({
  name: 'accounting.payment_line',
  title: 'open_item_id',
  lineOf: 'accounting.payment',
  sort: 'id',
})
export default class PaymentLine extends RecordModel {
  @reference('accounting.payment', { required: true }) declare paymentId: number
  @reference('accounting.open_item', { required: true, where: ['is_open', 'eq', true] })
  declare openItemId: number
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ required: true, min: 0 }) declare amount: Money
  /** Granted for paying early: closes the item without money. */
  @money({ min: 0 }) declare discount: Money | null
  /** Not worth asking for any more: closes the item without money. */
  @money({ min: 0 }) declare writeOff: Money | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare paymentCurrency: string
  /** What `amount` is in the currency of the payment, where that is another and the bank says so. */
  @money({ min: 0, currency: 'payment_currency' }) declare paid: Money | null

  async prepare(ctx: Context) {
    const item = await OpenItem.findOrFail(ctx, this.openItemId)
    const payment = await ctx.records<Payment>('accounting.payment').findOrFail(this.paymentId)
    this.currency = item.currency
    this.paymentCurrency = payment.currency
    this.amount = inCurrency(this.amount, item.currency)
    this.discount = this.discount && inCurrency(this.discount, item.currency)
    this.writeOff = this.writeOff && inCurrency(this.writeOff, item.currency)
    this.paid = this.paid && inCurrency(this.paid, payment.currency)
  }
}

/** What was typed before the item told its currency was read with the decimals of the company's. */
export const inCurrency = (amount: Money, currency: string) =>
  amount.currency === currency ? amount : Money.parse(amount.toString(), currency)
