import { test } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'
import { HOSTILE } from '#tests/kernel/query/hostile_strings'

const SEARCH = '/api/v1/kernel/search'

const get = (client: ApiClient, token: string, query: string) =>
  client.get(`${SEARCH}?${query}`).bearerToken(token)

test.group('Search over the API', (group) => {
  group.each.timeout(120_000)

  test('answers the records of each model, with what is needed to open them', async ({
    client,
    world,
    assert,
  }) => {
    const party = await world.create('contacts.party', { name: 'Kestrel', code: 'KE-1' })
    const ada = world.as('ada')
    const { company } = await ada.context()
    const answer = await get(client, await ada.token(), 'q=ke-1')
    answer.assertStatus(200)
    assert.deepEqual(answer.body().data, [
      {
        model: 'contacts.party',
        path: '/contacts/parties',
        icon: 'i-lucide-contact',
        records: [{ id: party.id, label: 'Kestrel', hint: 'KE-1', company_id: null }],
      },
    ])
    assert.isFalse(answer.body().partial)
    assert.isAbove(company.id, 0)
  })

  test('gives as many of each model as asked for, or of one model only', async ({
    client,
    world,
    assert,
  }) => {
    const party = await world.create('contacts.party', { name: 'Kestrel' })
    for (const number of ['K-1', 'K-2', 'K-3']) {
      await world.create('sample.loan', { number, borrower_id: party.id })
    }
    const token = await world.as('ada').token()
    const counts = async (query: string) => {
      const { data } = (await get(client, token, query)).body()
      return data.map((one: { model: string; records: unknown[] }) => [
        one.model,
        one.records.length,
      ])
    }
    assert.sameDeepMembers(await counts('q=k'), [
      ['contacts.party', 1],
      ['sample.loan', 3],
    ])
    assert.deepEqual(await counts('q=k&model=sample.loan&limit=2'), [['sample.loan', 2]])
  })

  test('refuses what it does not know, and strangers', async ({ client, world }) => {
    const token = await world.as('ada').token()
    for (const query of [
      '',
      'q=',
      'q=a&limit=0',
      'q=a&limit=21',
      'q=a&model=no.model',
      'x=1&q=a',
    ]) {
      ;(await get(client, token, query)).assertStatus(422)
    }
    ;(await get(client, token, `q=${'a'.repeat(201)}`)).assertStatus(422)
    ;(await client.get(`${SEARCH}?q=a`)).assertStatus(401)
  })

  test('bears every hostile text', async ({ client, world, assert }) => {
    await world.create('contacts.party', { name: 'Kestrel' })
    const token = await world.as('ada').token()
    for (const text of HOSTILE) {
      const answer = await get(client, token, `q=${encodeURIComponent(text.toWellFormed())}`)
      assert.isBelow(answer.status(), 500, JSON.stringify(text))
    }
  })
})
