import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import countries from 'i18n-iso-countries'
import { samWith } from '#tests/kernel/access/people'
import { all as allOf, bring, counts, exported } from '#tests/kernel/exchange/importing'
import { importPreview, test, type World } from 'kontor/testing'
import { folded } from '../vcard/fold_line.js'
import { readCards, type Card } from '../vcard/read_cards.js'

const PARTY = 'contacts.party'
const FOLDER = app.makePath('../shared/data/crm/vcard')
const SEEN =
  'id,version,external_id,kind,name,first_name,last_name,works_for_id,job_title,birthday,website,notes,emails,phones,addresses'

function file(text: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'vcard-')), 'cards.vcf')
  writeFileSync(path, text)
  return path
}

async function cardsOf(path: string) {
  const cards: Card[] = []
  for await (const card of readCards(path)) cards.push(card)
  return cards
}

/** Brings cards in by the mapping that is suggested for them. */
async function bringCards(client: Parameters<typeof bring>[0], world: World, csv: string | Buffer) {
  const ctx = await world.as('contacts.manager').context()
  const { suggestion } = await importPreview(ctx, PARTY, file(String(csv)))
  const token = await world.as('contacts.manager').token()
  return bring(client, token, { model: PARTY, csv, mapping: suggestion })
}

/** Bolt with everything a card can hold, and Olga who works there; she has no key from elsewhere. */
async function boltAndOlga(world: World) {
  const bolt = await world.create(PARTY, {
    external_id: 'bolt',
    kind: 'organisation',
    name: 'Bolt, Nut & Co; "Söhne"\\',
    website: 'https://bolt.test/a,b?c=d;e',
    emails: [
      { kind: 'invoice', address: 'money@bolt.test' },
      { kind: 'work', address: 'info@bolt.test', is_main: true },
      { kind: 'other', address: 'else@bolt.test' },
    ],
    addresses: ['main', 'invoice', 'delivery', 'home', 'other'].map((kind, at) => ({
      kind,
      street: `Hauptstraße ${at}; Hof\\`,
      street_more: 'Tor 2, links',
      postal_code: `1011${at}`,
      city: 'Київ',
      region: 'Kyiv',
      country: 'UA',
    })),
  })
  await world.create(PARTY, {
    kind: 'person',
    first_name: 'Ольга Марія',
    last_name: 'Коваленко-Надзвичайнодовгепрізвище',
    works_for_id: bolt.id,
    job_title: 'Buyer; of\\n things',
    birthday: '1980-03-22',
    notes: 'перший рядок\nsecond; with, all \\ of it\n\nEND:VCARD',
    phones: ['work', 'mobile', 'home', 'fax', 'other'].map((kind, at) => ({
      kind,
      number: `+4930901820${at}`,
    })),
  })
}

test.group('Parties as cards', () => {
  test('come back as they went, in both versions: nothing is changed, not even a version', async ({
    client,
    world,
    assert,
  }) => {
    await boltAndOlga(world)
    const ctx = await world.as('contacts.manager').context()
    const token = await world.as('contacts.manager').token()
    const before = await allOf(client, token, 'contacts/parties', SEEN)
    for (const format of ['vcard', 'vcard3']) {
      const cards = await exported(ctx, PARTY, format)
      const { record, errors } = await bringCards(client, world, cards)
      assert.equal(counts(record).slice(-7), '0 2 0 0', errors.join('\n'))
      assert.deepEqual(await allOf(client, token, 'contacts/parties', SEEN), before, format)
    }
  })

  test('are cards other programs read: folded at 75 bytes, escaped, each with what it must have', async ({
    world,
    assert,
  }) => {
    await boltAndOlga(world)
    const ctx = await world.as('contacts.manager').context()
    const text = await exported(ctx, PARTY, 'vcard', { filter: [['kind', 'eq', 'person']] })
    for (const line of text.split('\r\n')) assert.isAtMost(Buffer.byteLength(line), 75, line)
    assert.notMatch(text, /[^\r]\n/)
    const lines = text.replaceAll('\r\n ', '').split('\r\n')
    assert.deepEqual(lines.slice(0, 3), ['BEGIN:VCARD', 'VERSION:4.0', 'KIND:individual'])
    assert.includeMembers(lines, [
      'FN:Ольга Марія Коваленко-Надзвичайнодовгепрізвище',
      'N:Коваленко-Надзвичайнодовгепрізвище;Ольга Марія;;;',
      'ORG:Bolt\\, Nut & Co\\; "Söhne"\\\\',
      'BDAY:19800322',
      'TEL;TYPE=cell:+49309018201',
      'NOTE:перший рядок\\nsecond\\; with\\, all \\\\ of it\\n\\nEND:VCARD',
    ])
    assert.equal(lines.filter((line) => line === 'END:VCARD').length, 1)
    const older = await exported(ctx, PARTY, 'vcard3', { filter: [['kind', 'eq', 'person']] })
    assert.include(older, 'VERSION:3.0\r\nUID')
    assert.include(older, 'BDAY:1980-03-22\r\n')
  })

  test('tell nothing the caller may not export', async ({ world, assert }) => {
    await boltAndOlga(world)
    const person = { filter: [['kind', 'eq', 'person']] as never }
    const manager = await world.as('contacts.manager').context()
    assert.include(await exported(manager, PARTY, 'vcard', person), 'BDAY')
    const sam = await samWith(world, { model: PARTY, operations: ['read', 'export'] })
    const text = await exported(sam, PARTY, 'vcard', person)
    assert.include(text, 'FN:')
    assert.notInclude(text, 'BDAY')
    const clerk = await world.as('contacts.clerk').context()
    await assert.rejects(() => exported(clerk, PARTY, 'vcard'))
  })

  test('are offered for parties alone', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['catalogue'] })
    await assert.rejects(() => exported(ctx, 'catalogue.product', 'vcard'))
  })

  test('a card of another Kontor at the same address is no record of this one', async ({
    client,
    world,
    assert,
  }) => {
    await boltAndOlga(world)
    const ctx = await world.as('contacts.manager').context()
    const text = await exported(ctx, PARTY, 'vcard', { filter: [['kind', 'eq', 'person']] })
    const foreign = text.replaceAll('\r\n ', '').replace(/#[0-9a-f]{16}/, '#0123456789abcdef')
    const { record } = await bringCards(client, world, foreign)
    assert.equal(counts(record).split(' ')[2], '1')
  })

  test('name countries so that they are found again, every one', ({ assert }) => {
    for (const code of Object.keys(countries.getAlpha2Codes())) {
      const name = countries.getName(code, 'en')!
      assert.equal(countries.getAlpha2Code(name, 'en'), code, name)
    }
  })

  test('are folded between letters, however wide these are', ({ assert }) => {
    for (const letter of ['a', 'ї', '€', '😀']) {
      const line = `NOTE:${letter.repeat(200)}`
      const parts = folded(line).trimEnd().split('\r\n')
      for (const part of parts) assert.isAtMost(Buffer.byteLength(part), 75)
      assert.equal(parts.map((part, at) => (at === 0 ? part : part.slice(1))).join(''), line)
    }
  })

  test('of the published files come in, go out and say the same', async ({
    client,
    world,
    assert,
  }) => {
    const ctx = await world.as('contacts.manager').context()
    for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.vcf'))) {
      const original = await cardsOf(join(FOLDER, name))
      const { record, errors } = await bringCards(client, world, readFileSync(join(FOLDER, name)))
      const text = await exported(ctx, PARTY, 'vcard', { sort: 'id' })
      const all = await cardsOf(file(text))
      const written = all.slice(all.length - Number(record.created_count))
      const good = original.filter(isWell)
      assert.deepEqual(written.map(told), good.map(told), `${name} ${errors.join('\n')}`)
    }
  }).skip(!existsSync(FOLDER), 'the public data is not beside this folder')
})

/** Two of the published cards have a word where an e-mail address or a phone number belongs; they are refused. */
const isWell = ({ emails, phones }: Card) =>
  emails.every((one) => one.address.includes('@')) && phones.every((one) => /\d/.test(one.number))

/** What is compared: a party is called by its first and last name, numbers and addresses have one spelling. */
function told(card: Card) {
  const { firstName, lastName, jobTitle, birthday, notes, isOrganisation } = card
  return {
    ...{ firstName, lastName, jobTitle, birthday, notes, isOrganisation },
    emails: card.emails.map((one) => ({ ...one, address: one.address.toLowerCase() })),
    website: card.website && new URL(card.website, 'https://x.test').href,
    phones: card.phones.map((one) => one.kind),
    addresses: card.addresses.map((one) => ({ ...one, country: nation(one.country) })),
  }
}

const nation = (name: string) =>
  countries.getAlpha2Code(name, 'en') ?? countries.alpha3ToAlpha2(name) ?? name
