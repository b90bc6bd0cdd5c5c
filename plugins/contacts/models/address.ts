import { boolean, choice, model, RecordModel, reference, text } from 'kontor/plugin'

/** Where a party is found, written to or delivered to. */
@model({
  name: 'contacts.address',
  title: 'city',
  scope: 'shared',
  lineOf: 'contacts.party',
  sort: 'id',
  list: ['kind', 'street', 'street_more', 'postal_code', 'city', 'region', 'country', 'is_main'],
})
export default class Address extends RecordModel {
  @reference('contacts.party', { required: true, hidden: true }) declare partyId: number
  @choice({ of: ['main', 'invoice', 'delivery', 'home', 'other'], default: 'main', required: true })
  declare kind: string
  @text() declare street: string | null
  @text() declare streetMore: string | null
  @text({ max: 20 }) declare postalCode: string | null
  @text({ max: 120 }) declare city: string | null
  @text({ max: 120 }) declare region: string | null
  @choice({ of: 'country' }) declare country: string | null
  @boolean() declare isMain: boolean
}
