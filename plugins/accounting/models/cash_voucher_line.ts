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
import type CashVoucher from './cash_voucher.js'

/** What the money of a voucher was for, and where it is booked. */
@model({
  name: 'accounting.cash_voucher_line',
  title: 'text',
  lineOf: 'accounting.cash_voucher',
  sort: 'id',
})
export default class CashVoucherLine extends RecordModel {
  @reference('accounting.cash_voucher', { required: true }) declare voucherId: number
  @reference('accounting.account', { required: true, where: ['is_group', 'eq', false] })
  declare accountId: number
  @text() declare text: string | null
  /** It is in the amount. */
  @reference('accounting.tax') declare taxId: number | null
  @reference('accounting.cost_centre') declare costCentreId: number | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string | null
  /** What was paid, taxes included. */
  @money({ required: true, min: 0, currencyLater: true }) declare amount: Money

  async prepare(ctx: Context) {
    const voucher = await ctx
      .records<CashVoucher>('accounting.cash_voucher')
      .findOrFail(this.voucherId)
    this.currency = voucher.currency
  }
}
