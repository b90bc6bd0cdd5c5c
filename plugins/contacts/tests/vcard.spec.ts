import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { bring, counts } from '#tests/kernel/exchange/importing'
import { importPreview, test } from 'kontor/testing'
import { readCards, type Card } from '../vcard/read_cards.js'

const FOLDER = app.makePath('../shared/data/crm/vcard')

const CARDS = `BEGIN:VCARD
VERSION:3.0
UID:abc-1
FN:Ольга Ivanova
N:Ivanova;Ольга;;;
ORG:Bolt\\, Nut & Co;Sales
TITLE:Buyer
BDAY:19800322
TEL;TYPE=WORK,VOICE:+49 30 901820
TEL;TYPE=CELL:+49 171 5550100
EMAIL;TYPE=INTERNET,WORK:olga@bolt.test
ADR;TYPE=WORK:;2nd floor;Main St 1;Berlin;;10115;Germany
NOTE:'=first line\\nsecond\\, with comma and a
  folded end
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE;;=
;;
EMAIL;PREF:petro@bolt.test
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:org
FN:Bolt GmbH
ORG:Bolt GmbH
END:VCARD
`

async function cardsOf(path: string) {
  const cards: Card[] = []
  for await (const card of readCards(path)) cards.push(card)
  return cards
}

function file(text: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'vcard-')), 'cards.vcf')
  writeFileSync(path, text)
  return path
}

test.group('Cards', () => {
  test('become parties with all their lines, by the mapping that is suggested', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const ctx = await world.as('contacts.manager').context()
    const { suggestion, format } = await importPreview(ctx, 'contacts.party', file(CARDS))
    assert.equal(format, 'vcard')
    const wanted = { model: 'contacts.party', csv: CARDS, mapping: suggestion }
    const { record, errors } = await bring(client, token, wanted)
    assert.equal(counts(record), 'done 4 3 0 0 0', errors.join('\n'))
    const found = await client
      .get(
        '/api/v1/contacts/parties?sort=id&fields=id,name,kind,first_name,birthday,notes,emails,phones,addresses'
      )
      .bearerToken(token)
    const [olga, petro, bolt] = found.body().data
    assert.containSubset(olga, {
      name: 'Ольга Ivanova',
      kind: 'person',
      first_name: 'Ольга',
      birthday: '1980-03-22',
      notes: "'=first line\nsecond, with comma and a folded end",
    })
    assert.deepEqual(
      olga.phones.map((one: { kind: string }) => one.kind),
      ['work', 'mobile']
    )
    assert.containSubset(olga.addresses, [
      { city: 'Berlin', country: 'DE', street_more: '2nd floor' },
    ])
    assert.containSubset(petro, { name: 'Петро', emails: [{ address: 'petro@bolt.test' }] })
    assert.deepEqual([bolt.name, bolt.kind], ['Bolt GmbH', 'organisation'])
    const again = await bring(client, token, wanted)
    assert.equal(again.record.created_count, 0)
  })

  test('of the published files are all read: names, and how many of each line', async ({
    assert,
  }) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8'))
    for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.vcf'))) {
      const cards = await cardsOf(join(FOLDER, name))
      assert.lengthOf(cards, expected[name].length, name)
      for (const [at, one] of expected[name].entries()) {
        const card = cards[at]
        const found = [card.emails, card.phones, card.addresses].map((lines) => lines.length)
        assert.deepEqual(found, [one.emails, one.phones, one.addresses], `${name} ${at}`)
        assert.equal(
          card.birthday,
          (one.birthday ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
        )
        if (one.fn) assert.equal(card.name, one.fn.replaceAll('\\,', ',').trim(), name)
      }
    }
  }).skip(!existsSync(FOLDER), 'the public data is not beside this folder')
})
