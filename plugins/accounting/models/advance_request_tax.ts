import {
  choice,
  type Decimal,
  model,
  money,
  type Money,
  percent,
  RecordModel,
  reference,
} from 'kontor/plugin'

/** What one tax of an issued request came to, frozen with it. */
@model({
  name: 'accounting.advance_request_tax',
  title: 'tax_id',
  lineOf: 'accounting.advance_request',
  sort: 'id',
})
export default class AdvanceRequestTax extends RecordModel {
  @reference('accounting.advance_request', { required: true, readonly: true })
  declare requestId: number
  @reference('accounting.tax', { required: true, readonly: true }) declare taxId: number
  /** Category of VAT of EN 16931. */
  @choice({ of: ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'], readonly: true, hidden: true })
  declare category: string | null
  @percent({ readonly: true }) declare rate: Decimal | null
  @choice({ of: 'currency', readonly: true, hidden: true }) declare currency: string
  @money({ readonly: true }) declare base: Money
  @money({ readonly: true }) declare amount: Money
}
