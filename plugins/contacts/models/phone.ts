import { boolean, choice, model, phone, RecordModel, reference, text } from 'kontor/plugin'
import { internationalNumber, phoneDigits } from '../values/phone_number.js'

/** A telephone number; international (E.164) where the party's country tells how to read it. */
@model({
  name: 'contacts.phone',
  title: 'number',
  scope: 'shared',
  lineOf: 'contacts.party',
  sort: 'id',
  list: ['kind', 'number', 'is_main'],
})
export default class Phone extends RecordModel {
  @reference('contacts.party', { required: true, hidden: true }) declare partyId: number
  @choice({ of: ['work', 'mobile', 'home', 'fax', 'other'], default: 'work', required: true })
  declare kind: string
  @phone({ required: true, max: 60 }) declare number: string
  @boolean() declare isMain: boolean
  /** Digits only, so that "(030) 00-74" finds "0300074". */
  @text({ max: 60, readonly: true, hidden: true, index: true }) declare digits: string

  prepare() {
    this.number = internationalNumber(this.number, null)
    this.digits = phoneDigits(this.number)
  }
}
