import {
  choice,
  type Context,
  model,
  type Money,
  money,
  RecordModel,
  reference,
} from 'kontor/plugin'
import Advance from './advance.js'

/** What of an advance a draft will use when it is posted. Amounts are above zero, in the advance's currency. */
@model({
  name: 'accounting.invoice_advance',
  title: 'advance_id',
  lineOf: 'accounting.invoice',
  sort: 'id',
})
export default class InvoiceAdvance extends RecordModel {
  @reference('accounting.invoice', { required: true }) declare invoiceId: number
  @reference('accounting.advance', { required: true, where: ['state', 'eq', 'open'] })
  declare advanceId: number
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ required: true, min: 0, currencyLater: true }) declare amount: Money

  async prepare(ctx: Context) {
    const advance = await Advance.findOrFail(ctx, this.advanceId)
    this.currency = advance.currency
  }
}
