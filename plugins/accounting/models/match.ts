import {
  choice,
  date,
  datetime,
  model,
  type Money,
  money,
  RecordModel,
  reference,
} from 'kontor/plugin'

/** A debit and a credit of one party that closed each other, as far as both reach, until it is undone. */
@model({
  name: 'accounting.match',
  title: 'id',
  search: ['debit_item.party.name'],
  sort: '-id',
  verbs: [],
  icon: 'i-lucide-link',
  list: [
    'on_date',
    'debit_item_id',
    'credit_item_id',
    'debit_amount',
    'credit_amount',
    'undone_at',
  ],
})
export default class Match extends RecordModel {
  @date({ exact: true, readonly: true, required: true, index: true }) declare onDate: string
  @reference('accounting.open_item', { readonly: true, required: true })
  declare debitItemId: number
  @reference('accounting.open_item', { readonly: true, required: true })
  declare creditItemId: number
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare debitCurrency: string
  @money({ readonly: true, required: true, currency: 'debit_currency' }) declare debitAmount: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare creditCurrency: string
  @money({ readonly: true, required: true, currency: 'credit_currency' })
  declare creditAmount: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare companyCurrency: string
  /** What each side gave up, in the company's currency; they differ by what the rates made of it. */
  @money({ readonly: true, required: true, currency: 'company_currency' })
  declare debitCompanyAmount: Money
  @money({ readonly: true, required: true, currency: 'company_currency' })
  declare creditCompanyAmount: Money
  @reference('accounting.entry', { readonly: true }) declare exchangeEntryId: number | null
  @datetime({ readonly: true }) declare undoneAt: string | null
  /** The day it counts until: its difference of exchange is taken back on it. */
  @date({ readonly: true, hidden: 'list' }) declare undoneOn: string | null
}
