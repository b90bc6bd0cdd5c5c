import { choice, integer, model, type Money, money, RecordModel, reference } from 'kontor/plugin'

/** So many notes or coins of one value. */
@model({
  name: 'accounting.cash_count_line',
  title: 'denomination',
  lineOf: 'accounting.cash_count',
  sort: 'id',
})
export default class CashCountLine extends RecordModel {
  @reference('accounting.cash_count', { required: true, readonly: true }) declare countId: number
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare currency: string
  @money({ required: true, readonly: true }) declare denomination: Money
  @integer({ required: true, readonly: true }) declare pieces: number
  @money({ required: true, readonly: true }) declare amount: Money
}
