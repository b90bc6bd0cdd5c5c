import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'

const LOANS = '/api/v1/sample/loans'

async function asManager(world: World) {
  return world.as('sample.manager').token()
}

async function loan(world: World, values: Record<string, unknown> = {}) {
  const borrower = await world.create('contacts.party', { name: 'Alfreds Futterkiste' })
  return world.create('sample.loan', { due_on: '2026-11-30', borrower_id: borrower.id, ...values })
}

const get = (client: ApiClient, token: string, url: string) => client.get(url).bearerToken(token)

test.group('The API of a model', () => {
  test('creates a record, answers 201 and the record as stored', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('ada').token()
    await world.enable('sample')
    const { id } = await world.create('contacts.party', { name: 'Bólido' })
    const answer = await client
      .post(LOANS)
      .bearerToken(token)
      .json({ borrower_id: id, due_on: '2026-12-24', deposit: '12.5', currency: 'EUR' })
    answer.assertStatus(201)
    assert.containSubset(answer.body().data, {
      borrower_id: id,
      due_on: '2026-12-24',
      deposit: '12.50',
      state: 'draft',
      version: 1,
    })
  })

  test('refuses unknown keys by name and a fraction in JSON', async ({ client, world, assert }) => {
    const token = await asManager(world)
    const answer = await client
      .post(LOANS)
      .bearerToken(token)
      .json({ borrower_id: 1, due_on: '2026-12-24', deposit: 12.5, is_admin: true })
    answer.assertStatus(422)
    const codes = answer
      .body()
      .errors.map((one: { field: string; code: string }) => [one.field, one.code])
    assert.includeDeepMembers(codes, [
      ['is_admin', 'E_UNKNOWN_FIELD'],
      ['deposit', 'E_DECIMAL_STRING'],
    ])
  })

  test('changes with a version: 428 without, 409 with an old one', async ({
    client,
    world,
    assert,
  }) => {
    const token = await asManager(world)
    const { id } = await loan(world)
    const change = (body: object) => client.patch(`${LOANS}/${id}`).bearerToken(token).json(body)
    ;(await change({ remark: 'a' })).assertStatus(428)
    const changed = await change({ remark: 'a', version: 1 })
    changed.assertStatus(200)
    assert.equal(changed.body().data.version, 2)
    const stale = await change({ remark: 'b', version: 1 })
    stale.assertStatus(409)
    assert.equal(stale.body().code, 'E_STALE')
    assert.containSubset(stale.body(), { theirs: { remark: 'a' }, yours: { remark: 'b' } })
  })

  test('names a version that is no number, sent with a body or in the address', async ({
    client,
    world,
    assert,
  }) => {
    const { id } = await world.create('sample.loan')
    const token = await world.as('ada').token()
    const changed = await client
      .patch(`${LOANS}/${id}`)
      .bearerToken(token)
      .json({ version: 'first', remark: 'blue' })
    const removed = await client.delete(`${LOANS}/${id}?version=first`).bearerToken(token)
    for (const answer of [changed, removed]) {
      answer.assertStatus(422)
      assert.include(answer.body().errors[0].message, '“first”')
    }
  })

  test('archives, shows on request and restores', async ({ client, world, assert }) => {
    const token = await asManager(world)
    const { id } = await loan(world)
    ;(await client.delete(`${LOANS}/${id}`).bearerToken(token)).assertStatus(204)
    assert.lengthOf((await get(client, token, LOANS)).body().data, 0)
    assert.lengthOf((await get(client, token, `${LOANS}?archived=true`)).body().data, 1)
    const restored = await client.post(`${LOANS}/${id}/restore`).bearerToken(token)
    restored.assertStatus(200)
    assert.isNull(restored.body().data.archived_at)
    ;(await client.delete(`${LOANS}/${id}?hard=true`).bearerToken(token)).assertStatus(204)
    ;(await get(client, token, `${LOANS}/${id}`)).assertStatus(404)
  })

  test('runs a business verb with the version and answers the record', async ({
    client,
    world,
    assert,
  }) => {
    const token = await asManager(world)
    const { id, version } = await loan(world, { state: 'out' })
    const url = `${LOANS}/${id}/return`
    ;(await client.post(url).bearerToken(token).json({ returned_on: '2026-11-20' })).assertStatus(
      428
    )
    const answer = await client
      .post(url)
      .bearerToken(token)
      .json({ version, returned_on: '2026-11-20' })
    answer.assertStatus(200)
    assert.equal(answer.body().data.state, 'returned')
    ;(
      await client.post(`${LOANS}/${id}/explode`).bearerToken(token).json({ version })
    ).assertStatus(404)
  })

  test('includes what a reference points to, and refuses an unknown parameter by name', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('ada').token()
    await loan(world)
    const found = await get(client, token, `${LOANS}?include=borrower&fields=id,due_on&count=exact`)
    found.assertStatus(200)
    const [row] = found.body().data
    assert.equal(row.borrower.label, 'Alfreds Futterkiste')
    assert.sameMembers(Object.keys(row), ['id', 'due_on', 'borrower'])
    assert.equal(found.body().count, 1)
    assert.deepEqual(found.body().page, { next: null })
    const refused = await get(client, token, `${LOANS}?colour=red`)
    refused.assertStatus(422)
    assert.equal(refused.body().errors[0].field, 'colour')
  })

  test('answers nobody 401, the wrong one 403, a plugin that is off 404', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('sample')
    ;(await client.get(LOANS)).assertStatus(401)
    const sam = await world.as('sam').token()
    const refused = await get(client, sam, LOANS)
    refused.assertStatus(403)
    assert.equal(refused.body().code, 'E_FORBIDDEN')
    const ada = await world.as('ada').token('bolt')
    ;(await get(client, ada, LOANS)).assertStatus(404)
    ;(await get(client, ada, '/api/v1/kernel/nothing')).assertStatus(404)
  })
})
