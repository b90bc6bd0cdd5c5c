import { model, reference } from 'kontor/plugin'
import { FrozenTax } from '../tax/frozen_tax.js'

/** What one tax of a posted document came to, frozen with it. */
@model({
  name: 'accounting.invoice_tax',
  title: 'tax_id',
  lineOf: 'accounting.invoice',
  sort: 'id',
})
export default class InvoiceTax extends FrozenTax {
  @reference('accounting.invoice', { required: true, readonly: true }) declare invoiceId: number
}
