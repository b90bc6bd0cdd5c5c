import { choice, model, type Money, money, RecordModel, reference, text } from 'kontor/plugin'

/** What stood on one account in one currency, for one party where it is a party's. */
@model({
  name: 'accounting.revaluation_line',
  title: 'account_id',
  lineOf: 'accounting.revaluation',
  sort: 'id',
})
export default class RevaluationLine extends RecordModel {
  @reference('accounting.revaluation', { required: true, readonly: true })
  declare revaluationId: number
  @reference('accounting.account', { required: true, readonly: true }) declare accountId: number
  @reference('contacts.party', { readonly: true }) declare partyId: number | null
  @choice({ of: 'currency', required: true, readonly: true, hidden: true })
  declare foreignCurrency: string
  /** In the foreign currency, a debit above zero. */
  @money({ required: true, readonly: true, currency: 'foreign_currency' }) declare amount: Money
  /** With every decimal it was reckoned with; none where nothing was left of the currency. */
  @text({ readonly: true, max: 40 }) declare rate: string | null
  @choice({ of: 'currency', required: true, readonly: true, hidden: true })
  declare currency: string
  @money({ required: true, readonly: true }) declare booked: Money
  @money({ required: true, readonly: true }) declare worth: Money
  @money({ required: true, readonly: true }) declare difference: Money
}
