import {
  boolean,
  choice,
  date,
  model,
  Money,
  money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'

/**
 * What a customer or supplier still owes, or is owed: one posted line on a receivable or payable account. Above zero
 * the party owes; matches close it, undone matches open it again.
 */
@model({
  name: 'accounting.open_item',
  title: 'entry_id',
  search: ['entry.number', 'reference', 'entry.reference', 'party.name'],
  sort: 'due_on',
  verbs: [],
  icon: 'i-lucide-circle-dashed',
  list: [
    'entry_id',
    'reference',
    'party_id',
    'account_id',
    'on_date',
    'due_on',
    'open',
    'amount',
    'is_open',
  ],
})
export default class OpenItem extends RecordModel {
  @reference('accounting.entry', { readonly: true, required: true }) declare entryId: number
  @reference('accounting.entry_line', { readonly: true, required: true, hidden: true })
  declare entryLineId: number
  @reference('accounting.account', { readonly: true, required: true }) declare accountId: number
  @reference('contacts.party', { readonly: true, required: true }) declare partyId: number
  /** The supplier's number, or that of an invoice brought along from the books before. */
  @text({ readonly: true, max: 80 }) declare reference: string | null
  @date({ exact: true, readonly: true, required: true }) declare onDate: string
  @date({ readonly: true, required: true, index: true }) declare dueOn: string
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare currency: string
  /** In the currency of the document. */
  @money({ readonly: true, required: true }) declare amount: Money
  @money({ readonly: true, required: true }) declare open: Money
  @choice({ of: 'currency', readonly: true, required: true, hidden: true })
  declare companyCurrency: string
  @money({ readonly: true, required: true, currency: 'company_currency', hidden: 'list' })
  declare companyAmount: Money
  @money({ readonly: true, required: true, currency: 'company_currency', hidden: 'list' })
  declare companyOpen: Money
  @boolean({ readonly: true, index: true }) declare isOpen: boolean

  /** Takes away what a match took, or gives it back: signed minor units. */
  change(amount: bigint, companyAmount: bigint) {
    this.open = Money.of(this.open.units + amount, this.currency)
    this.companyOpen = Money.of(this.companyOpen.units + companyAmount, this.companyCurrency)
    this.isOpen = !this.open.isZero || !this.companyOpen.isZero
  }

  get amounts() {
    return { currency: this.currency, open: this.open.units, companyOpen: this.companyOpen.units }
  }

  get isDebit() {
    return this.companyAmount.units > 0n || (this.companyAmount.isZero && this.amount.units > 0n)
  }
}
