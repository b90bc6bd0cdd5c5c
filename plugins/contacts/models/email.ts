import { boolean, choice, email, model, RecordModel, reference } from 'kontor/plugin'

/** An e-mail address of a party. */
@model({
  name: 'contacts.email',
  title: 'address',
  scope: 'shared',
  lineOf: 'contacts.party',
  sort: 'id',
  list: ['kind', 'address', 'is_main'],
})
export default class Email extends RecordModel {
  @reference('contacts.party', { required: true, hidden: true }) declare partyId: number
  @choice({ of: ['work', 'home', 'invoice', 'other'], default: 'work', required: true })
  declare kind: string
  @email({ required: true, index: true }) declare address: string
  @boolean() declare isMain: boolean
}
