import { choice, date, model, money, type Money, RecordModel, reference } from 'kontor/plugin'

/**
 * What a posted entry says to the tax return: a base or an amount of tax, in a box. Written by posting, never changed:
 * the return is the sum of the marks of its period.
 */
@model({
  name: 'accounting.tax_mark',
  title: 'box_id',
  search: ['entry.number', 'tax.name', 'party.name'],
  sort: '-on_date',
  verbs: [],
  icon: 'i-lucide-bookmark',
  list: ['on_date', 'entry_id', 'party_id', 'tax_id', 'box_id', 'of', 'amount'],
})
export default class TaxMark extends RecordModel {
  /** The day the tax falls due, by which it belongs to a period. */
  @date({ exact: true, readonly: true, required: true, index: true }) declare onDate: string
  @reference('accounting.entry', { readonly: true, required: true }) declare entryId: number
  @reference('accounting.entry_line', { readonly: true, hidden: true })
  declare entryLineId: number | null
  @reference('contacts.party', { readonly: true }) declare partyId: number | null
  @reference('accounting.tax', { readonly: true, required: true }) declare taxId: number
  /** The part of the tax it was made by; no more than a number, since parts may change. */
  @reference('accounting.tax_part', { readonly: true, hidden: true }) declare partId: number | null
  @reference('accounting.return_box', { readonly: true }) declare boxId: number | null
  @choice({ of: ['base', 'tax'], readonly: true, required: true }) declare of: 'base' | 'tax'
  @money({ readonly: true, required: true }) declare amount: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true }) declare currency: string
}
