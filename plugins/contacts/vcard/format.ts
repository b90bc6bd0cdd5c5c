import type { SourceRow, TableFormat } from 'kontor/plugin'
import { recordAt } from 'kontor/plugin'
import { countries } from './countries.js'
import { readCards, type Card } from './read_cards.js'
import { vcard3, vcard4 } from './write_card.js'

const MODEL = 'contacts.party'

/** Named as the fields they fill, so that the mapping is plain. */
const HEADERS = [
  'external_id',
  'kind',
  'name',
  'first_name',
  'last_name',
  'organisation',
  'job_title',
  'birthday',
  'website',
  'notes',
  'emails.address',
  'emails.kind',
  'phones.number',
  'phones.kind',
  'addresses.kind',
  'addresses.street',
  'addresses.street_more',
  'addresses.postal_code',
  'addresses.city',
  'addresses.region',
  'addresses.country',
]

/** Cards of people and organisations, as phones and mail programs exchange them: versions 2.1, 3.0 and 4.0. */
const vcard: TableFormat = {
  id: 'vcard',
  model: MODEL,
  fits: (head) => /^\ufeff?\s*BEGIN:VCARD/i.test(head.toString('utf8')),
  layout: async () => ({ format: 'vcard', headers: HEADERS }),
  rows,
  writes: [vcard4, vcard3],
}
export default vcard

/** A row for each e-mail, phone and address of a card; together they make one record. */
async function* rows(path: string): AsyncGenerator<SourceRow> {
  let number = 1
  let count = 0
  for await (const card of readCards(path)) {
    const record = String(++count)
    const lines = Math.max(1, card.emails.length, card.phones.length, card.addresses.length)
    const id = recordAt(MODEL, card.uid)
    const own = id === undefined ? card : { ...card, uid: '' }
    for (let at = 0; at < lines; at++) {
      yield { number: ++number, record, id, cells: cellsOf(own, at) }
    }
  }
}

function cellsOf(card: Card, at: number) {
  const [email, phone, address] = [card.emails[at], card.phones[at], card.addresses[at]]
  const country = address ? codeOf(address.country) : ''
  const isUnknown = address !== undefined && address.country !== '' && country === ''
  return [
    card.uid,
    card.isOrganisation ? 'organisation' : 'person',
    card.name,
    card.firstName,
    card.lastName,
    card.organisation,
    card.jobTitle,
    card.birthday,
    card.website,
    card.notes,
    email?.address,
    email?.kind,
    phone?.number,
    phone?.kind,
    address?.kind,
    address?.street,
    // a country nobody knows is not lost
    [address?.more, isUnknown ? address.country : ''].filter(Boolean).join(', '),
    address?.code,
    address?.city,
    address?.region,
    country,
  ].map((cell) => cell ?? '')
}

function codeOf(country: string) {
  const text = country.replaceAll('.', '').trim()
  if (/^[A-Za-z]{2}$/.test(text) && countries.isValid(text.toUpperCase())) return text.toUpperCase()
  return countries.getAlpha2Code(text, 'en') ?? countries.alpha3ToAlpha2(text.toUpperCase()) ?? ''
}
