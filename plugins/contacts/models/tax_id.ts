import { choice, model, RecordModel, reference, text } from 'kontor/plugin'
import type { TaxScheme } from '../values/tax_number.js'
import { checkTaxNumber, TAX_SCHEMES } from '../values/tax_number.js'

/** A number that an authority gave the party; its check digits are verified where known. */
@model({
  name: 'contacts.tax_id',
  title: 'number',
  scope: 'shared',
  lineOf: 'contacts.party',
  sort: 'id',
  list: ['country', 'scheme', 'number'],
})
export default class TaxId extends RecordModel {
  @reference('contacts.party', { required: true, hidden: true }) declare partyId: number
  @choice({ of: 'country', required: true }) declare country: string
  @choice({ of: TAX_SCHEMES, default: 'vat', required: true }) declare scheme: TaxScheme
  @text({ required: true, max: 60, index: true }) declare number: string

  prepare() {
    this.number = checkTaxNumber(this.country, this.scheme, this.number)
  }
}
