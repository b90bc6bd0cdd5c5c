import { readProperties, type Property } from './read_lines.js'

/** A card as a party knows it. */
export interface Card {
  uid: string
  /** What it says it is: `org`, `individual`. */
  kind: string
  isOrganisation: boolean
  name: string
  firstName: string
  lastName: string
  organisation: string
  jobTitle: string
  birthday: string
  website: string
  notes: string
  emails: { address: string; kind: string }[]
  phones: { number: string; kind: string }[]
  addresses: {
    kind: string
    street: string
    more: string
    code: string
    city: string
    region: string
    country: string
  }[]
}

/** The cards of a file, one at a time. */
export async function* readCards(path: string): AsyncGenerator<Card> {
  let card: Card | undefined
  for await (const one of readProperties(path)) {
    const mark = one.value.trim().toUpperCase()
    if (one.name === 'BEGIN' && mark === 'VCARD') card = blank()
    else if (one.name === 'END' && mark === 'VCARD') {
      if (card) yield named(card)
      card = undefined
    } else if (card) READ[one.name]?.(card, one)
  }
}

/** What the types of a property stand for; those with an X are Kontor's own. */
export const EMAIL_KINDS = { 'HOME': 'home', 'X-INVOICE': 'invoice', 'WORK': 'work' }
export const PHONE_KINDS = { FAX: 'fax', CELL: 'mobile', HOME: 'home', WORK: 'work' }
export const ADDRESS_KINDS = {
  'HOME': 'home',
  'X-INVOICE': 'invoice',
  'X-DELIVERY': 'delivery',
  'X-OTHER': 'other',
  'WORK': 'main',
}

function blank(): Card {
  const texts = { uid: '', name: '', firstName: '', lastName: '', organisation: '', jobTitle: '' }
  const more = { birthday: '', website: '', notes: '', kind: '' }
  return { ...texts, ...more, isOrganisation: false, emails: [], phones: [], addresses: [] }
}

const READ: Record<string, (card: Card, property: Property) => void> = {
  UID: (card, { value }) => (card.uid = text(value).slice(0, 191)),
  FN: (card, { value }) => (card.name ||= text(value)),
  N(card, { value }) {
    const [last = '', first = '', middle = ''] = parts(value)
    card.lastName = last
    card.firstName = [first, middle].filter(Boolean).join(' ')
  },
  ORG: (card, { value }) => (card.organisation ||= parts(value)[0] ?? ''),
  TITLE: (card, { value }) => (card.jobTitle ||= text(value)),
  KIND: (card, { value }) => (card.kind = value.trim().toLowerCase()),
  BDAY: (card, { value }) => (card.birthday = day(value)),
  URL: (card, { value }) => (card.website ||= text(value)),
  NOTE: (card, { value }) =>
    (card.notes = [card.notes, unescaped(value)].filter(Boolean).join('\n')),
  EMAIL(card, property) {
    const kind = kindOf(property, EMAIL_KINDS, 'other')
    card.emails.push({ address: text(property.value), kind })
  },
  TEL(card, property) {
    const number = text(property.value).replace(/^tel:/i, '')
    card.phones.push({ number, kind: kindOf(property, PHONE_KINDS, 'other') })
  },
  ADR(card, property) {
    const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] =
      parts(property.value)
    const kind = kindOf(property, ADDRESS_KINDS, 'main')
    const more = [box, extended].filter(Boolean).join(', ')
    card.addresses.push({ kind, street, more, code, city, region, country })
  },
}

/** A card without a name is called as whatever it has. */
function named(card: Card): Card {
  const spelled = [card.firstName, card.lastName].filter(Boolean).join(' ')
  const name = card.name || spelled || card.organisation || card.emails[0]?.address || ''
  const isPerson = Boolean(card.firstName || card.lastName || card.name !== card.organisation)
  const isOrganisation = card.kind ? card.kind === 'org' : !isPerson
  return { ...card, name, isOrganisation }
}

function kindOf({ parameters }: Property, kinds: Record<string, string>, usual: string) {
  const types = parameters.get('TYPE') ?? []
  const found = Object.keys(kinds).find((one) => types.includes(one))
  return found ? kinds[found] : usual
}

/** A stroke stands before what means something else by itself; some programs put it before more. */
const unescaped = (value: string) =>
  value.replace(/\\(.)/gs, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter)).trim()
/** What stands on one line elsewhere does so here. */
const text = (value: string) => unescaped(value).replace(/\s*\n\s*/g, ', ')
/** Parts stand between semicolons; one with a stroke before it belongs to a part. */
const parts = (value: string) =>
  [...`${value};`.matchAll(/((?:\\.|[^\\;])*\\?);/gs)].map(([, part]) => text(part))

/** "1980-03-22", "19800322", with or without a time behind; a day without its year is none. */
function day(value: string) {
  const [, year, month, date] = /^(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?$/.exec(value.trim()) ?? []
  return year ? `${year}-${month}-${date}` : ''
}
