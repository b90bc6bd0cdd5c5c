import {
  type Context,
  type Decimal,
  model,
  money,
  type Money,
  percent,
  reference,
} from 'kontor/plugin'
import { refuseShare } from '../advances/requests/refuse.js'
import { DocumentLine } from '../documents/lines/document_line.js'
import { fillLine } from '../documents/lines/fill_line.js'
import type AdvanceRequest from './advance_request.js'

/** What will be delivered, and how much of it is asked for in advance: all of it unless a share is told. */
@model({
  name: 'accounting.advance_request_line',
  title: 'text',
  lineOf: 'accounting.advance_request',
  sort: 'id',
})
export default class AdvanceRequestLine extends DocumentLine {
  @reference('accounting.advance_request', { required: true }) declare requestId: number
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
