import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import env from '#start/env'
import cleanKeys from '#kernel/http/idempotency/clean_keys'
import { Visitor, countRows, people } from '#tests/kernel/accounts/visitor'

const UNITS = '/api/v1/kernel/org-units'

async function clientOf(world: World, who = 'ada', company?: string) {
  const token = await world.as(who).token(company)
  return async (key: string, body: object, path = UNITS) => {
    const answer = await fetch(new URL(path, env.get('APP_URL')), {
      method: 'POST',
      headers: {
        'authorization': `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    })
    const isAgain = answer.headers.get('idempotency-replayed') === 'true'
    return { status: answer.status, text: await answer.text(), isAgain }
  }
}

const code = ({ text }: { text: string }) => JSON.parse(text).code

test.group('Idempotency-Key', (group) => {
  group.each.timeout(30_000)

  test('the same key and body answer the first answer again, and write once', async ({
    world,
    assert,
  }) => {
    const post = await clientOf(world)
    const key = randomUUID()
    const first = await post(key, { name: 'Sales' })
    assert.deepEqual([first.status, first.isAgain], [201, false])
    const again = await post(key, { name: 'Sales' })
    assert.deepEqual([again.status, again.text, again.isAgain], [201, first.text, true])
    assert.equal(await countRows('org_units'), 1)
    const changes = await db.from('history').where('model', 'kernel.org_unit')
    assert.lengthOf(changes, 1)
  })

  test('another body or address under the same key is refused', async ({ world, assert }) => {
    const post = await clientOf(world)
    const key = randomUUID()
    await post(key, { name: 'Sales' })
    const other = await post(key, { name: 'Purchasing' })
    assert.deepEqual([other.status, code(other)], [422, 'E_KEY_OTHER_BODY'])
    const elsewhere = await post(key, { name: 'Sales' }, '/api/v1/kernel/roles')
    assert.equal(code(elsewhere), 'E_KEY_OTHER_BODY')
    assert.equal(await countRows('org_units'), 1)
  })

  test('a refused request leaves no key, so it may be mended and sent again', async ({
    world,
    assert,
  }) => {
    const post = await clientOf(world)
    const key = randomUUID()
    assert.equal((await post(key, { name: '' })).status, 422)
    assert.equal(await countRows('idempotency_keys'), 0)
    assert.equal((await post(key, { name: 'Sales' })).status, 201)
  })

  test('keys of other users and companies are other keys', async ({ world, assert }) => {
    const key = randomUUID()
    for (const company of ['acme', 'bolt']) {
      const post = await clientOf(world, 'ada', company)
      assert.isFalse((await post(key, { name: 'Sales' })).isAgain)
    }
    assert.equal(await countRows('org_units'), 2)
  })

  test('of twenty at once one writes, and all are told the same', async ({ world, assert }) => {
    const post = await clientOf(world)
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(key, { name: 'Sales' }))
    )
    const done = answers.filter(({ status }) => status === 201)
    assert.equal(new Set(done.map(({ text }) => text)).size, 1)
    const busy = answers.filter(({ status }) => status !== 201)
    for (const one of busy) assert.deepEqual([one.status, code(one)], [409, 'E_KEY_UNDER_WAY'])
    assert.equal(await countRows('org_units'), 1)
  })

  test('operations are done once, numbers drawn once, and the answer shows them', async ({
    world,
    assert,
  }) => {
    const loan = await world.create('sample.loan', { state: 'out' })
    const post = await clientOf(world)
    const path = `/api/v1/sample/loans/${loan.id}/return`
    const key = randomUUID()
    const body = { version: 1, returned_on: '2026-03-01' }
    const first = await post(key, body, path)
    assert.equal(first.status, 200)
    assert.include(JSON.parse(first.text).data, { state: 'returned', version: 2 })
    assert.equal((await post(key, body, path)).text, first.text)
    assert.equal((await post(randomUUID(), body, path)).status, 409)
  })

  test('keys are visible ASCII without spaces', async ({ world, assert }) => {
    const post = await clientOf(world)
    for (const key of ['a b', 'x'.repeat(256)]) {
      assert.equal(code(await post(key, { name: 'Sales' })), 'E_KEY_SHAPE')
    }
  })

  test('a form of the admin sent twice is one record', async ({ world, assert }) => {
    await people(world)
    const { id } = await world.company()
    const visitor = new Visitor()
    await visitor.signIn()
    const form = { company_id: id, data: { name: 'Sales' } }
    const headers = { 'accept': 'application/json', 'x-inertia': '', 'idempotency-key': 'form-1' }
    const first = await visitor.send('POST', '/kernel/org-units', form, headers)
    const again = await visitor.send('POST', '/kernel/org-units', form, headers)
    assert.equal(first.status, 201)
    assert.deepEqual(again.body, first.body)
    assert.equal(await countRows('org_units'), 1)
  })

  test('a key whose answer was lost is told so, and nothing is written again', async ({
    world,
    assert,
  }) => {
    const post = await clientOf(world)
    await post('lost', { name: 'Sales' })
    await db.from('idempotency_keys').update({ status: null, answer: null })
    assert.equal(code(await post('lost', { name: 'Sales' })), 'E_KEY_UNDER_WAY')
    await db.from('idempotency_keys').update({ created_at: '2026-01-01 00:00:00.000' })
    assert.equal(code(await post('lost', { name: 'Sales' })), 'E_KEY_UNANSWERED')
    assert.equal(await countRows('org_units'), 1)
  })

  test('keys are kept for two days and then forgotten', async ({ world, assert }) => {
    const post = await clientOf(world)
    await post('old', { name: 'Sales' })
    await post('new', { name: 'Purchasing' })
    await db
      .from('idempotency_keys')
      .where('key', 'old')
      .update({ created_at: '2026-01-01 00:00:00.000' })
    await cleanKeys.run(await world.context(), {}, { isCancelled: () => false } as never)
    assert.deepEqual(
      (await db.from('idempotency_keys')).map((row) => row.key),
      ['new']
    )
  })
})
