import type { ApiClient } from '@japa/api-client'
import { test, type World } from 'kontor/testing'
import { Books } from './books.js'

/** A posted rent, and a program that runs verbs on it. */
async function rented(world: World, client: ApiClient) {
  const books = await Books.of(world)
  const entry = await books.rent('7.00')
  const token = await world.as('ada').token()
  const run = (verb: string, body: object, id = entry.id) =>
    client.post(`/api/v1/accounting/entries/${id}/${verb}`).json(body).bearerToken(token)
  return { books, entry, run }
}

test.group('Verbs of a posted entry over the API', () => {
  for (const verb of ['reverse', 'correct']) {
    test(`${verb} takes the version that was seen, and does without one`, async ({
      client,
      world,
      assert,
    }) => {
      const { books, entry, run } = await rented(world, client)
      const stale = await run(verb, { version: entry.version + 1 })
      stale.assertStatus(409)
      assert.equal(stale.body().code, 'E_STALE')
      ;(await run(verb, { version: entry.version })).assertStatus(200)
      const other = await books.rent('8.00')
      ;(await run(verb, {}, other.id)).assertStatus(200)
    })
  }

  test('what is posted is told to be final, whoever deletes it', async ({
    client,
    world,
    assert,
  }) => {
    const { entry } = await rented(world, client)
    const token = await world.as('ada').token()
    for (const how of ['', '?hard=true']) {
      const answer = await client
        .delete(`/api/v1/accounting/entries/${entry.id}${how}`)
        .bearerToken(token)
      answer.assertStatus(409)
      assert.equal(answer.body().code, 'E_FINAL')
    }
  })
})
