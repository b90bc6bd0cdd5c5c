import { test } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'

const BY_KIND = {
  source: 'contacts.party',
  dimensions: ['kind'],
  measures: [{ fn: 'count' }],
}
const ONE_BY_ONE = { source: 'contacts.party', columns: ['name'] }

const ask = (client: ApiClient, token: string, accept: string, body: object = BY_KIND) =>
  client
    .post('/api/v1/kernel/reports/run')
    .bearerToken(token)
    .header('accept', accept)
    .json(body)
    .redirects(0)

test.group('The format of a report over the API', () => {
  test('is what the client accepts, under a name in his language and closed in itself', async ({
    client,
    world,
    assert,
  }) => {
    await world.create('contacts.party', { name: 'Bolt & Co', kind: 'organisation' })
    const token = await world.as('contacts.manager').token()
    for (const [accept, type, ending] of [
      ['text/plain', 'text/plain; charset=utf-8', 'txt'],
      ['text/html', 'text/html; charset=utf-8', 'html'],
      ['text/csv', 'text/csv; charset=utf-8', 'csv'],
      ['application/pdf', 'application/pdf', 'pdf'],
      ['image/svg+xml', 'image/svg+xml', 'svg'],
      ['image/png', 'image/png', 'png'],
    ]) {
      const answer = await ask(client, token, accept)
      answer.assertStatus(200)
      assert.equal(answer.header('content-type'), type)
      assert.include(
        answer.header('content-disposition') as unknown as string,
        `Contacts.${ending}`
      )
      assert.include(answer.header('content-security-policy') as unknown as string, 'sandbox')
      assert.equal(answer.header('cache-control'), 'private, no-store')
    }
    const table = await ask(client, token, 'text/csv')
    assert.match(table.text(), /Organisation,1/)
  })

  test('is refused where there is none', async ({ client, world, assert }) => {
    const answer = await ask(client, await world.as('contacts.manager').token(), 'video/mp4')
    answer.assertStatus(406)
    assert.equal(answer.body().code, 'E_ACCEPT')
  })

  test('takes records out only with the right to export them', async ({
    client,
    world,
    assert,
  }) => {
    await world.create('contacts.party', { name: 'Bolt & Co' })
    const clerk = await world.as('contacts.clerk').token()
    const refused = await ask(client, clerk, 'text/csv', ONE_BY_ONE)
    refused.assertStatus(403)
    assert.equal(refused.body().right, 'contacts.party.export')
    const shown = await ask(client, clerk, 'application/json', ONE_BY_ONE)
    assert.deepEqual(shown.body().rows, [{ name: 'Bolt & Co' }])
    const taken = await ask(
      client,
      await world.as('contacts.manager').token(),
      'text/csv',
      ONE_BY_ONE
    )
    assert.include(taken.text(), 'Bolt & Co')
  })

  test('of a query that is none at all is refused, not broken', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    for (const body of [
      { source: 5, columns: 'abc' },
      { source: 'contacts.party', columns: 'name' },
      { source: '__proto__', columns: ['name'] },
      { source: null, pivot: {} },
      {},
    ]) {
      const answer = await ask(client, token, 'text/csv', body)
      assert.equal(answer.status(), 422, JSON.stringify(body))
    }
  })
})
