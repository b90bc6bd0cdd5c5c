import type { ApiClient } from '@japa/api-client'
import { history } from '#kernel/activity/history'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import { addField } from './kit.js'

const PRODUCTS = '/api/v1/catalogue/products'
const model = 'catalogue.product'

const KINDS: [string, Record<string, unknown>, unknown, unknown][] = [
  ['text', {}, ' Oak ', 'Oak'],
  ['long_text', {}, 'two\nlines', 'two\nlines'],
  ['email', {}, 'sales@OAK.example', 'sales@oak.example'],
  ['phone', {}, '+380 44 123 4567', '+380441234567'],
  ['url', {}, 'oak.example', 'https://oak.example/'],
  ['integer', {}, 42, 42],
  ['money', {}, '12.5', '12.50'],
  ['quantity', {}, '2.500', '2.5'],
  ['price', {}, '0.000001', '0.000001'],
  ['percent', {}, 19, '19'],
  ['boolean', {}, true, true],
  ['date', {}, '2026-11-22', '2026-11-22'],
  ['datetime', {}, '2026-11-22T10:00:00+02:00', '2026-11-22T08:00:00.000Z'],
  ['choice', { options: [{ value: 'oak', label: { en: 'Oak' } }] }, 'oak', 'oak'],
  ['tags', {}, ['a', 'b'], ['a', 'b']],
]

async function unitOf(world: World) {
  const unit = await world.create('catalogue.unit', {})
  return unit.id
}

async function call(client: ApiClient, world: World) {
  const token = await world.as('ada').token()
  const unit = await unitOf(world)
  const send = (verb: 'post' | 'patch', url: string, body: object) =>
    client[verb](url).bearerToken(token).json(body)
  return {
    get: (url: string) => client.get(url).bearerToken(token),
    patch: (url: string, body: object) => send('patch', url, body),
    post: (custom: object, more: object = {}) =>
      send('post', PRODUCTS, { name: 'Table', unit_id: unit, ...more, custom }),
  }
}

test.group('A custom field of each kind', () => {
  for (const [kind, settings, sent, stored] of KINDS) {
    test(`${kind}: is written, read, filtered and sorted`, async ({ client, world, assert }) => {
      await addField(world, { model, key: 'extra', kind, ...settings })
      const api = await call(client, world)
      const made = await api.post({ extra: sent })
      made.assertStatus(201)
      assert.deepEqual(made.body().data.custom, { extra: stored })
      await api.post({})
      const operator = kind === 'tags' ? 'contains' : 'eq'
      const value = kind === 'tags' ? 'a' : stored
      const filter = encodeURIComponent(JSON.stringify([['custom.extra', operator, value]]))
      const found = await api.get(`${PRODUCTS}?filter=${filter}&fields=id,custom.extra`)
      found.assertStatus(200)
      assert.deepEqual(found.body().data, [{ id: made.body().data.id, custom: { extra: stored } }])
      const sorted = await api.get(`${PRODUCTS}?sort=-custom.extra&fields=id`)
      sorted.assertStatus(['tags', 'long_text'].includes(kind) ? 422 : 200)
    })
  }

  test('reference: is followed by its name and included', async ({ client, world, assert }) => {
    await addField(world, {
      model,
      key: 'supplier_id',
      kind: 'reference',
      refers_to: 'contacts.party',
      filterable: true,
    })
    await world.enable('contacts')
    const api = await call(client, world)
    const party = await world.create('contacts.party', { name: 'Oakworks' })
    const made = await api.post({ supplier_id: party.id })
    made.assertStatus(201)
    const filter = encodeURIComponent(JSON.stringify([['custom.supplier.name', 'eq', 'oakworks']]))
    const found = await api.get(
      `${PRODUCTS}?filter=${filter}&fields=custom.supplier_id&include=custom.supplier`
    )
    found.assertStatus(200)
    assert.deepEqual(found.body().data, [
      { custom: { supplier_id: party.id, supplier: { id: party.id, label: 'Oakworks' } } },
    ])
    const missing = await api.post({ supplier_id: party.id + 999 })
    missing.assertStatus(422)
    assert.equal(missing.body().errors[0].field, 'custom.supplier_id')
  })
})

test.group('What a custom field asks of its values', () => {
  test('refuses unknown keys by name, whatever they are called', async ({
    client,
    world,
    assert,
  }) => {
    const api = await call(client, world)
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'nothing']) {
      const answer = await api.post(JSON.parse(`{"${name}": 1}`))
      answer.assertStatus(422)
      assert.equal(answer.body().errors[0].field, `custom.${name}`)
    }
  })

  test('asks for what is required, keeps to limits and pattern, starts with its default', async ({
    client,
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'size', kind: 'integer', required: true, max: '10' })
    await addField(world, { model, key: 'code', kind: 'text', pattern: '[A-Z]{2}\\d+' })
    await addField(world, { model, key: 'grade', kind: 'text', default_value: 'B' })
    const api = await call(client, world)
    const refused = await api.post({ size: 11, code: 'a1' })
    refused.assertStatus(422)
    const codes = refused.body().errors.map((one: Record<string, string>) => [one.field, one.code])
    assert.sameDeepMembers(codes, [
      ['custom.size', 'E_MAX'],
      ['custom.code', 'E_PATTERN'],
    ])
    const without = await api.post({})
    assert.equal(without.body().errors[0].field, 'custom.size')
    const made = await api.post({ size: 3, code: 'AB12' })
    assert.deepEqual(made.body().data.custom, { size: 3, code: 'AB12', grade: 'B' })
  })

  test('a change leaves the other values and stands in the history', async ({
    client,
    world,
    assert,
  }) => {
    await addField(world, { model, key: 'size', kind: 'quantity' })
    await addField(world, { model, key: 'grade', kind: 'text' })
    const api = await call(client, world)
    const { id, version } = (await api.post({ size: '1.5', grade: 'A' })).body().data
    const changed = await api.patch(`${PRODUCTS}/${id}`, { version, custom: { size: '2' } })
    changed.assertStatus(200)
    assert.deepEqual(changed.body().data.custom, { size: '2', grade: 'A' })
    const stale = await api.patch(`${PRODUCTS}/${id}`, { version, custom: { size: '3' } })
    stale.assertStatus(409)
    assert.containSubset(stale.body(), {
      base: { 'custom.size': '1.5' },
      theirs: { 'custom.size': '2' },
      yours: { 'custom.size': '3' },
    })
  })

  test('of a record that companies share, a conflict and the history tell only of one’s own', async ({
    client,
    world,
    assert,
  }) => {
    const party = 'contacts.party'
    for (const company of ['acme', 'bolt']) {
      await addField(world, { model: party, key: 'rating', kind: 'integer' }, company)
    }
    const { id } = await world.create(party, { name: 'Oakworks', company_id: null })
    const versionNow = async () =>
      (await (await world.as('ada').context()).records(party).find(id))!.version
    const save = async (company: string, rating: number) => {
      const ctx = await world.as('ada').context(company)
      await ctx.run(`${party}.update`, id, { version: await versionNow(), custom: { rating } })
    }
    await save('acme', 1)
    const version = await versionNow()
    await save('bolt', 7)
    await save('acme', 2)
    const token = await world.as('ada').token()
    const body = { version, custom: { rating: 3 } }
    const path = `/api/v1/contacts/parties/${id}`
    const stale = await client.patch(path).bearerToken(token).json(body)
    stale.assertStatus(409)
    assert.containSubset(stale.body(), {
      base: { 'custom.rating': 1 },
      theirs: { 'custom.rating': 2 },
      yours: { 'custom.rating': 3 },
    })
    const entries = await history(await world.as('ada').context(), party, id)
    const told = entries.flatMap(({ changes }) => changes.map(({ to }) => to))
    assert.includeMembers(told, [1, 2])
    assert.notInclude(told, 7)
  })
})
