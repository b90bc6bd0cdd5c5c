import { choice, model, type Money, money, RecordModel, reference } from 'kontor/plugin'

/** What of an advance is one tax, and on what: declared with the money, taken back as an invoice uses the advance. */
@model({
  name: 'accounting.advance_tax',
  title: 'tax_id',
  lineOf: 'accounting.advance',
  sort: 'id',
})
export default class AdvanceTax extends RecordModel {
  @reference('accounting.advance', { required: true, readonly: true }) declare advanceId: number
  @reference('accounting.tax', { required: true, readonly: true }) declare taxId: number
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ readonly: true, required: true }) declare base: Money
  @money({ readonly: true, required: true }) declare amount: Money
}
