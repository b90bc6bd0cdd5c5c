import { model, reference } from 'kontor/plugin'
import { FrozenTax } from '../tax/frozen_tax.js'

/** What one tax of an issued request came to, frozen with it. */
@model({
  name: 'accounting.advance_request_tax',
  title: 'tax_id',
  lineOf: 'accounting.advance_request',
  sort: 'id',
})
export default class AdvanceRequestTax extends FrozenTax {
  @reference('accounting.advance_request', { required: true, readonly: true })
  declare requestId: number
}
