import type { Context, Demo } from 'kontor/plugin'
import { at, digits, mailName } from './pick.js'
import type { Place } from './places.js'
import { JOBS, PLACES, ROOTS, TRADES } from './places.js'

const FEWEST = 24
const PER_ORGANISATION = 3

/** Organisations of six countries, every third contact; two people work for each of them. */
const demo: Demo = {
  async load(ctx, { volume }) {
    const organisations = Math.ceil(Math.max(volume, FEWEST) / PER_ORGANISATION)
    for (let n = 0; n < organisations; n++) {
      const place = at(PLACES, n)
      const domain = `${mailName(rootOf(n))}-${mailName(tradeOf(n))}${n < ROOTS.length ? '' : n}.example`
      const id = await createOrganisation(ctx, n, place, domain)
      for (let person = 0; person < PER_ORGANISATION - 1; person++) {
        const nth = Math.floor(n / PLACES.length) * (PER_ORGANISATION - 1) + person
        await createPerson(ctx, nth, place, { id, domain })
      }
    }
  },
}

export default demo

async function createOrganisation(ctx: Context, n: number, place: Place, domain: string) {
  const name = `${rootOf(n)} ${tradeOf(n)}${n < ROOTS.length * TRADES.length ? '' : ` ${n}`}`
  const organisation = await ctx.run<{ id: number }>('contacts.party.create', null, {
    kind: 'organisation',
    name,
    legal_name: `${name} ${place.legalForm}`,
    is_customer: n % 4 !== 3,
    is_supplier: n % 4 === 3 || n % 8 === 0,
    website: `https://www.${domain}`,
    language: place.language,
    currency: place.currency,
    emails: [
      { kind: 'work', address: `office@${domain}`, is_main: true },
      { kind: 'invoice', address: `invoices@${domain}` },
    ],
    phones: [{ kind: 'work', number: place.phone + digits(n, 3), is_main: true }],
    addresses: addressesOf(n, place),
  })
  return organisation.id
}

function addressesOf(n: number, place: Place) {
  const { city, region, country, postalCode } = place
  const town = { city, region, country, postal_code: postalCode }
  const office = {
    kind: 'main',
    street: `${at(place.streets, n)} ${1 + (n % 80)}`,
    ...town,
    is_main: true,
  }
  const store = { kind: 'delivery', street: `${at(place.streets, n + 1)} ${2 + (n % 60)}`, ...town }
  return n % 3 === 0 ? [office, store] : [office]
}

function createPerson(
  ctx: Context,
  n: number,
  place: Place,
  employer: { id: number; domain: string }
) {
  const [firstName, lastName] = [
    at(place.firstNames, n),
    at(place.lastNames, n + Math.floor(n / place.firstNames.length)),
  ]
  return ctx.run('contacts.party.create', null, {
    kind: 'person',
    first_name: firstName,
    last_name: lastName,
    works_for_id: employer.id,
    job_title: at(JOBS, n),
    language: place.language,
    email: `${at(JOBS, n).toLowerCase()}@${employer.domain}`,
    phone: place.phone + digits(n + 500, 3),
    city: place.city,
    country: place.country,
  })
}

const rootOf = (n: number) => at(ROOTS, n)
const tradeOf = (n: number) => at(TRADES, n * 5 + Math.floor(n / ROOTS.length))
