import { choice, model, RecordModel, reference, text } from 'kontor/plugin'

/** A bank account of a party that may be paid to: the one first paid to, or one a second person confirmed. */
@model({
  name: 'accounting.bank_check',
  title: 'account',
  search: ['party.name'],
  sort: '-id',
  verbs: [],
  icon: 'i-lucide-badge-check',
  list: ['party_id', 'account', 'kind', 'changed_by_id', 'created_by', 'created_at'],
})
export default class BankCheck extends RecordModel {
  @reference('contacts.party', { readonly: true, required: true }) declare partyId: number
  @text({ readonly: true, required: true, max: 180, sensitivity: 'bank' })
  declare account: string
  /** Of everything that says where money goes: whatever is changed, it is another account. As secret as the account: whoever had it could try numbers out. */
  @text({ readonly: true, required: true, hidden: true, max: 64, sensitivity: 'bank' })
  declare digest: string
  @choice({ of: ['first', 'confirmed'], readonly: true, required: true, index: true })
  declare kind: 'first' | 'confirmed'
  /** Who had changed it; never who confirmed it. */
  @reference('kernel.user', { readonly: true }) declare changedById: number | null
}
