import { test } from 'kontor/testing'
import { all, bring, counts, IMPORTS, post } from '#tests/kernel/exchange/importing'

const PARTY = 'contacts.party'
const columns = { Key: { field: 'external_id' }, Name: { field: 'name' }, City: { field: 'city' } }
const mapping = { columns, defaults: { kind: 'organisation' } }
const csv = 'Key,Name,City\nA,Alfreds,Berlin\nB,Bólido,Madrid\n'

test.group('Imports over the API', () => {
  test('bring records in and say what became of each row', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const { record, errors } = await bring(client, token, { model: PARTY, csv, mapping })
    assert.equal(counts(record), 'done 2 2 0 0 0')
    assert.containSubset(record, {
      model: PARTY,
      file_name: 'file.csv',
      is_dry_run: false,
      total_count: 2,
    })
    assert.lengthOf(errors, 1)
    const parties = await all(client, token, 'contacts/parties', 'external_id,name,city')
    assert.deepEqual(parties, [
      { external_id: 'A', name: 'Alfreds', city: 'Berlin' },
      { external_id: 'B', name: 'Bólido', city: 'Madrid' },
    ])
  })

  test('a second time, they change what is there or leave it', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    await bring(client, token, { model: PARTY, csv, mapping })
    const changed = csv.replace('Berlin', 'Bonn').replace('A,', 'a ,')
    const skipped = { ...mapping, on_match: 'skip' }
    const first = await bring(client, token, { model: PARTY, csv: changed, mapping: skipped })
    assert.equal(counts(first.record), 'done 2 0 0 2 0')
    const second = await bring(client, token, { model: PARTY, csv: changed, mapping })
    assert.equal(counts(second.record), 'done 2 0 2 0 0')
    const parties = await all(client, token, 'contacts/parties', 'city')
    assert.deepEqual(
      parties.map((one) => one.city),
      ['Bonn', 'Madrid']
    )
  })

  test('a try keeps nothing and tells all the same', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const wanted = { model: PARTY, csv: `${csv}C,,Rome\n`, mapping, dry_run: 'true' }
    const { record, errors } = await bring(client, token, wanted)
    assert.equal(counts(record), 'done 3 2 0 0 1')
    assert.isTrue(record.is_dry_run)
    assert.match(errors[1], /^4,Name: .+,C,,Rome$/)
    assert.lengthOf(await all(client, token, 'contacts/parties', 'id'), 0)
  })

  test('a refused row keeps no good one out, wherever it stands', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const rows = Array.from(
      { length: 250 },
      (_, at) => `K${at},${at % 83 === 7 ? '' : `Party ${at}`},Rome`
    )
    const wanted = { model: PARTY, csv: `Key,Name,City\n${rows.join('\n')}\n`, mapping }
    const { record, errors } = await bring(client, token, wanted)
    assert.equal(counts(record), 'done 250 247 0 0 3')
    assert.deepEqual(
      errors.slice(1).map((line) => line.split(',')[0]),
      ['9', '92', '175']
    )
  })

  test('the same key twice in a file is one record', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    const { record } = await bring(client, token, {
      model: PARTY,
      csv: `${csv}A,Alfreds Futterkiste,Bonn\n`,
      mapping,
    })
    assert.equal(counts(record), 'done 3 2 1 0 0')
    const [first] = await all(client, token, 'contacts/parties', 'name')
    assert.equal(first.name, 'Alfreds Futterkiste')
  })

  test('a row with more cells than columns is refused, not shifted', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const { errors } = await bring(client, token, {
      model: PARTY,
      csv: `${csv}C,Cafe, Bar,Rome\n`,
      mapping,
    })
    assert.match(errors[1], /^4,"?The row has 4 cells, the file 3 columns/)
  })

  test('a file that breaks off brings nothing in and names the line', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const broken = `${csv}${'C,Café,Rome\n'.repeat(300)}D,"Dora,Rome\n`
    const { record } = await bring(client, token, { model: PARTY, csv: broken, mapping })
    assert.equal(counts(record), 'failed 0 0 0 0 0')
    assert.match(String(record.problem), /line 304/)
    assert.lengthOf(await all(client, token, 'contacts/parties', 'id'), 0)
  })

  test('what cannot work is refused at once, all of it by name', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const wrong = {
      match: ['code', 'nothing'],
      columns: { Key: { field: 'secret' }, Nmae: { field: 'name' }, City: { field: 'city' } },
      defaults: { is_admin: true },
    }
    const answer = await post(client, token, { model: PARTY, csv, mapping: wrong })
    answer.assertStatus(422)
    const told = answer
      .body()
      .errors.map((one: { field: string; code: string }) => `${one.field} ${one.code}`)
    assert.sameMembers(told, [
      'mapping.columns.Key E_UNKNOWN_FIELD',
      'mapping.columns.Nmae E_MAPPING_HEADER',
      'mapping.match E_MAPPING_MATCH',
      'mapping.match E_UNKNOWN_FIELD',
      'mapping.defaults.is_admin E_UNKNOWN_FIELD',
    ])
  })

  for (const [name, change, code] of [
    ['an unknown model', { model: 'contacts.friend' }, 'E_MODEL'],
    ['a model of a plugin that is off', { model: 'inventory.operation' }, 'E_MODEL'],
    ['a dry run that is neither yes nor no', { dry_run: 'maybe' }, 'E_BOOLEAN'],
    ['a key of the form nobody knows', { file_name: 'x' }, 'E_UNKNOWN_FIELD'],
    [
      'a mapping with an unknown key',
      { mapping: { ...mapping, onmatch: 'skip' } },
      'E_UNKNOWN_FIELD',
    ],
  ] as const) {
    test(`refuses ${name}`, async ({ client, world, assert }) => {
      const token = await world.as('contacts.manager').token()
      const answer = await post(client, token, { model: PARTY, csv, mapping, ...change })
      answer.assertStatus(422)
      assert.equal(answer.body().errors[0].code, code)
    })
  }

  test('refuses what is no table: 422 with the reason', async ({ client, world, assert }) => {
    const token = await world.as('contacts.manager').token()
    for (const [file, code] of [
      [Buffer.from('PK\u0003\u0004'), 'E_FILE_DAMAGED'],
      [Buffer.from('%PDF-1.7'), 'E_FILE_BINARY'],
      [Buffer.from([65, 0, 66]), 'E_FILE_BINARY'],
      ['Key,Key\n1,2', 'E_FILE_HEADER_TWICE'],
    ] as const) {
      const answer = await post(client, token, { model: PARTY, csv: file, mapping })
      answer.assertStatus(422)
      assert.equal(answer.body().code, code)
    }
    const none = await client
      .post(IMPORTS)
      .bearerToken(token)
      .fields({ model: PARTY, mapping: '{}' })
    none.assertStatus(422)
  })
})
