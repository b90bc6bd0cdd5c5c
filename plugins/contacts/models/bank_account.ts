import { choice, model, RecordModel, reference, Refusal, text } from 'kontor/plugin'
import { checkBic, checkIban } from '../values/bank_number.js'

/** An account to pay to: an IBAN, or the account number of a country without IBANs. */
@model({
  name: 'contacts.bank_account',
  title: 'iban',
  scope: 'shared',
  lineOf: 'contacts.party',
  sort: 'id',
  list: ['iban', 'account_number', 'bic', 'holder', 'currency'],
})
export default class BankAccount extends RecordModel {
  @reference('contacts.party', { required: true, hidden: true }) declare partyId: number
  @text({ max: 34, index: true, sensitivity: 'bank' }) declare iban: string | null
  @text({ max: 60, sensitivity: 'bank' }) declare accountNumber: string | null
  @text({ max: 11, sensitivity: 'bank' }) declare bic: string | null
  @text({ max: 140, sensitivity: 'bank' }) declare holder: string | null
  @choice({ of: 'currency', sensitivity: 'bank' }) declare currency: string | null

  prepare() {
    if (this.iban) this.iban = checkIban(this.iban)
    if (this.bic) this.bic = checkBic(this.bic)
    if (!this.iban && !this.accountNumber) {
      throw Refusal.input([{ field: 'iban', code: 'E_BANK_ACCOUNT_EMPTY' }])
    }
  }
}
