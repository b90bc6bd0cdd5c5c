import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'
import * as reader from '#kernel/records/storage/reader'
import { HOSTILE } from '#tests/kernel/query/hostile_strings'

const LOANS = '/api/v1/sample/loans'
const USERS = '/api/v1/kernel/users'

const get = (client: ApiClient, token: string, url: string) => client.get(url).bearerToken(token)

async function loans(world: World, count: number) {
  const parties = []
  for (const name of ['Ana', 'Bo', 'Київ']) {
    parties.push(await world.create('contacts.party', { name }))
  }
  for (let day = 1; day <= count; day++) {
    const dueOn = `2026-11-${String(day).padStart(2, '0')}`
    await world.create('sample.loan', {
      due_on: dueOn,
      borrower_id: parties[day % 3].id,
      deposit: `${day}`,
    })
  }
}

test.group('Reading over the API', () => {
  test('pages by cursor, in the order asked for', async ({ client, world, assert }) => {
    await loans(world, 7)
    const token = await world.as('ada').token()
    const days: string[] = []
    let after = ''
    for (let page = 0; page < 3; page++) {
      const answer = await get(
        client,
        token,
        `${LOANS}?sort=-due_on&limit=3&fields=due_on&after=${after}`
      )
      answer.assertStatus(200)
      days.push(...answer.body().data.map((one: { due_on: string }) => one.due_on.slice(-2)))
      after = answer.body().page.next
    }
    assert.deepEqual(days, ['07', '06', '05', '04', '03', '02', '01'])
    assert.isNull(after)
  })

  test('filters through a reference, by amount, and without case beyond ASCII', async ({
    client,
    world,
    assert,
  }) => {
    await loans(world, 6)
    const token = await world.as('ada').token()
    const count = async (filter: unknown) => {
      const url = `${LOANS}?count=exact&filter=${encodeURIComponent(JSON.stringify(filter))}`
      return (await get(client, token, url)).body().count
    }
    assert.equal(await count(['borrower.name', 'eq', 'ANA']), 2)
    assert.equal(await count(['borrower.name', 'contains', 'КИЇ']), 2)
    assert.equal(await count(['deposit', 'between', ['2.00', 4]]), 3)
    assert.equal(
      await count([['deposit', 'gt', '1'], { not: ['borrower.name', 'starts', 'b'] }]),
      4
    )
    assert.equal(await count(['due_on', 'gte', { relative: 'last_100_years' }]), 6)
  })

  test('searches with q in the fields the model names', async ({ client, world, assert }) => {
    await loans(world, 6)
    const token = await world.as('ada').token()
    const found = await get(client, token, `${LOANS}?q=an&include=borrower`)
    assert.lengthOf(found.body().data, 2)
    assert.equal(found.body().data[0].borrower.label, 'Ana')
  })

  test('asks the database as often for many rows as for few', async ({ world, assert }) => {
    await loans(world, 12)
    const ctx = await world.as('ada').context()
    const queries = async (limit: number) => {
      let asked = 0
      const counted = Object.assign(await world.as('ada').context(), {
        rows: (sql: string, bindings: readonly unknown[]) => {
          asked++
          return reader.readRows(sql, bindings)
        },
      })
      await counted.list('sample.loan', { limit, include: 'borrower' })
      return asked
    }
    assert.isTrue(ctx.has('sample'))
    assert.equal(await queries(2), 2)
    assert.equal(await queries(12), 2)
  })

  test('shows what another plugin adds to a record, and filters by it', async ({
    client,
    world,
    assert,
  }) => {
    const party = await world.create('contacts.party', { name: 'Ada Lovelace', kind: 'person' })
    const token = await world.as('ada').token()
    const id = await world.user('ada')
    const before = (await get(client, token, `${USERS}/${id}`)).body().data
    assert.isNull(before['contacts.party_id'])
    const changed = await client
      .patch(`${USERS}/${id}`)
      .bearerToken(token)
      .json({ 'version': before.version, 'contacts.party_id': party.id })
    changed.assertStatus(200)
    assert.equal(changed.body().data['contacts.party_id'], party.id)
    const filter = encodeURIComponent('["contacts.party.name","starts","ada"]')
    const found = await get(
      client,
      token,
      `${USERS}?filter=${filter}&fields=id,contacts.party_id&include=contacts.party`
    )
    assert.deepEqual(found.body().data, [
      {
        id,
        'contacts.party_id': party.id,
        'contacts.party': { id: party.id, label: 'Ada Lovelace' },
      },
    ])
  })

  test('never shows a secret column of a user', async ({ client, world, assert }) => {
    const token = await world.as('ada').token()
    for (const key of ['password_hash', 'password', 'security_epoch', 'custom']) {
      const filter = encodeURIComponent(JSON.stringify([key, 'notnull']))
      for (const query of [`fields=${key}`, `sort=${key}`, `filter=${filter}`]) {
        ;(await get(client, token, `${USERS}?${query}`)).assertStatus(422)
      }
    }
    const shown = Object.keys(
      (await get(client, token, `${USERS}/${await world.user('ada')}`)).body().data
    )
    assert.isEmpty(shown.filter((key) => /hash|password|secret|epoch|custom/.test(key)))
  })

  test('answers hostile addresses with 200, 404 or 422', async ({ client, world, assert }) => {
    await loans(world, 1)
    const token = await world.as('ada').token()
    for (const text of HOSTILE.filter((one) => one.isWellFormed() && one.length < 1000).slice(
      0,
      150
    )) {
      const part = encodeURIComponent(text)
      for (const url of [
        `?q=${part}`,
        `?filter=${part}`,
        `?sort=${part}`,
        `?${part}=1`,
        `?after=${part}`,
        `/${part}`,
      ]) {
        const { status } = await get(client, token, LOANS + url).then((one) => ({
          status: one.status(),
        }))
        assert.oneOf(status, [200, 404, 422], LOANS + url)
      }
    }
    for (const query of [
      'q=%',
      'q=%ff',
      'q=a&q=b',
      'filter[a]=1',
      'limit=0',
      'limit=501',
      'limit=1e1',
      'count=yes',
      'archived=1',
    ]) {
      const { status } = await get(client, token, `${LOANS}?${query}`).then((one) => ({
        status: one.status(),
      }))
      assert.oneOf(status, [200, 422], query)
    }
  }).timeout(60_000)
})
