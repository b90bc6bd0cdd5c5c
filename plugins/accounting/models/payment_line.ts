import {
  choice,
  type Context,
  model,
  type Money,
  money,
  RecordModel,
  reference,
} from 'kontor/plugin'
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
  @money({ required: true, min: 0, currencyLater: true }) declare amount: Money
  /** Granted for paying early: closes the item without money. */
  @money({ min: 0, currencyLater: true }) declare discount: Money | null
  /** Not worth asking for any more: closes the item without money. */
  @money({ min: 0, currencyLater: true }) declare writeOff: Money | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare paymentCurrency: string
  /** What `amount` is in the currency of the payment, where that is another and the bank says so. */
  @money({ min: 0, currency: 'payment_currency', currencyLater: true }) declare paid: Money | null

  async prepare(ctx: Context) {
    const item = await OpenItem.findOrFail(ctx, this.openItemId)
    const payment = await ctx.records<Payment>('accounting.payment').findOrFail(this.paymentId)
    this.currency = item.currency
    this.paymentCurrency = payment.currency
  }
}

/** What was typed before its currency was known, as an amount of that. */
export const inCurrency = (amount: Money, currency: string) => amount.readAs(currency)
