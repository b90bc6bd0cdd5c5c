import {
  choice,
  type Context,
  type Decimal,
  model,
  money,
  type Money,
  percent,
  price,
  quantity,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { refuseShare } from '../advances/requests/refuse.js'
import { fillLine } from '../documents/lines/fill_line.js'
import type AdvanceRequest from './advance_request.js'

/** What will be delivered, and how much of it is asked for in advance: all of it unless a share is told. */
@model({
  name: 'accounting.advance_request_line',
  title: 'text',
  lineOf: 'accounting.advance_request',
  sort: 'id',
})
export default class AdvanceRequestLine extends RecordModel {
  @reference('accounting.advance_request', { required: true }) declare requestId: number
  @reference('catalogue.product') declare productId: number | null
  @text() declare text: string | null
  /** One unless told. */
  @quantity() declare quantity: Decimal
  /** The product's unless told. */
  @price() declare price: Decimal
  /** The request's. */
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  /** Percent of the line that is asked for in advance. */
  @percent({ min: 0, max: 100 }) declare share: Decimal | null
  @reference('accounting.tax', { where: ['scope', 'eq', 'sale'] }) declare taxId: number | null
  /** What is asked for of it: without taxes, after the discount. */
  @money({ readonly: true }) declare net: Money | null
  @percent() declare discount: Decimal | null
  @reference('catalogue.unit') declare unitId: number | null

  async prepare(ctx: Context) {
    const request = await ctx
      .records<AdvanceRequest>('accounting.advance_request')
      .findOrFail(this.requestId)
    this.currency = request.currency
    refuseShare(this.share)
    if (!this.id) await fillLine(ctx, request, this)
  }
}
