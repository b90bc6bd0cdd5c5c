import {
  choice,
  type Context,
  type Decimal,
  model,
  percent,
  price,
  quantity,
  RecordModel,
  reference,
  Refusal,
  text,
} from 'kontor/plugin'
import type RecurringInvoice from './recurring_invoice.js'

/** What is sold or bought each time. Without a price it costs what the product costs then. */
@model({
  name: 'accounting.recurring_invoice_line',
  title: 'text',
  lineOf: 'accounting.recurring_invoice',
  sort: 'id',
})
export default class RecurringInvoiceLine extends RecordModel {
  @reference('accounting.recurring_invoice', { required: true }) declare recurringId: number
  @reference('catalogue.product') declare productId: number | null
  /** Names in braces stand for the period: "Maintenance {month}". */
  @text() declare text: string | null
  @quantity() declare quantity: Decimal | null
  @price() declare price: Decimal | null
  /** The invoice's. */
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @percent({ max: 100 }) declare discount: Decimal | null
  @reference('accounting.tax') declare taxId: number | null
  @reference('accounting.account', { where: ['is_group', 'eq', false] })
  declare accountId: number | null
  @reference('accounting.cost_centre') declare costCentreId: number | null

  async prepare(ctx: Context) {
    const whole = await ctx
      .records<RecurringInvoice>('accounting.recurring_invoice')
      .findOrFail(this.recurringId)
    this.currency = whole.currency
    if (!this.text && !this.productId) throw Refusal.input([{ field: 'text', code: 'E_REQUIRED' }])
  }
}
