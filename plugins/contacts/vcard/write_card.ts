import type { RecordFormat } from 'kontor/plugin'
import { countries } from './countries.js'
import { folded } from './fold_line.js'
import { ADDRESS_KINDS, EMAIL_KINDS, PHONE_KINDS } from './read_cards.js'

type Version = '3.0' | '4.0'
type Text = string | null | undefined
type Types = Record<string, string>

/** A party as an export gives it; what the caller may not export is not there. */
interface Party {
  external_id?: Text
  kind?: Text
  name?: Text
  first_name?: Text
  last_name?: Text
  works_for?: { label: string } | null
  job_title?: Text
  birthday?: Text
  website?: Text
  notes?: Text
  emails?: (Line & { address?: Text })[]
  phones?: (Line & { number?: Text })[]
  addresses?: Address[]
}

interface Line {
  kind?: Text
  is_main?: boolean
}

interface Address extends Line {
  street?: Text
  street_more?: Text
  postal_code?: Text
  city?: Text
  region?: Text
  country?: Text
}

const FIELDS = [
  'external_id',
  'kind',
  'name',
  'first_name',
  'last_name',
  'works_for_id',
  'job_title',
  'birthday',
  'website',
  'notes',
  'emails',
  'phones',
  'addresses',
]

export const vcard4 = format('vcard', '4.0')
/** Older phones and mail programs read nothing newer. */
export const vcard3 = format('vcard3', '3.0')

function format(id: string, version: Version): RecordFormat {
  return {
    id,
    label: `vCard ${version}`,
    ending: 'vcf',
    contentType: 'text/vcard; charset=utf-8',
    fields: FIELDS,
    text: (party, address) =>
      cardOf(party as Party, address, version)
        .map(folded)
        .join(''),
  }
}

/** The lines of a card. Its name is asked for by every reader, also where there is none to tell. */
function cardOf(party: Party, address: string, version: Version): string[] {
  const isOrganisation = party.kind === 'organisation'
  const employer = isOrganisation ? party.name : party.works_for?.label
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...(version === '4.0' ? [`KIND:${isOrganisation ? 'org' : 'individual'}`] : []),
    ...one('UID', party.external_id || address),
    `FN:${escaped(party.name)}`,
    `N:${list(party.last_name, party.first_name, '', '', '')}`,
    ...(employer ? [`ORG:${escaped(employer)}`] : []),
    ...one('TITLE', party.job_title),
    ...(party.birthday ? [`BDAY:${dayOf(party.birthday, version)}`] : []),
    ...(party.emails ?? []).map((line) =>
      property('EMAIL', line, EMAIL_KINDS, escaped(line.address), version)
    ),
    ...(party.phones ?? []).map((line) =>
      property('TEL', line, PHONE_KINDS, escaped(line.number), version)
    ),
    ...(party.addresses ?? []).map((line) =>
      property('ADR', line, ADDRESS_KINDS, placeOf(line), version)
    ),
    ...(party.website ? [`URL:${party.website}`] : []),
    ...one('NOTE', party.notes),
    'END:VCARD',
  ]
}

function one(name: string, value: Text) {
  return value ? [`${name}:${escaped(value)}`] : []
}

/** `EMAIL;TYPE=work;PREF=1:…`: a kind no type stands for is the one without any. */
function property(name: string, line: Line, kinds: Types, value: string, version: Version) {
  const types = Object.keys(kinds).filter((type) => kinds[type] === line.kind)
  if (line.is_main && version === '3.0') types.push('PREF')
  const type = types.length > 0 ? `;TYPE=${types.join(',').toLowerCase()}` : ''
  const preference = line.is_main && version === '4.0' ? ';PREF=1' : ''
  return `${name}${type}${preference}:${value}`
}

function placeOf(line: Address) {
  const country = line.country ? (countries.getName(line.country, 'en') ?? line.country) : ''
  return list('', line.street_more, line.street, line.city, line.region, line.postal_code, country)
}

const list = (...parts: Text[]) => parts.map(escaped).join(';')

function escaped(text: Text) {
  return (text ?? '').replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
}

function dayOf(birthday: string, version: Version) {
  return version === '4.0' ? birthday.replaceAll('-', '') : birthday
}
