import { Validator } from '@seriousme/openapi-schema-validator'
import { test } from 'kontor/testing'
import env from '#start/env'

type Json = Record<string, never>

async function describedFor(token: string) {
  const answer = await fetch(new URL('/api/v1/openapi.json', env.get('APP_URL')), {
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: answer.status, body: (await answer.json()) as Json & Record<string, Json> }
}

test.group('The API described as OpenAPI 3.1', (group) => {
  group.each.timeout(60_000)

  test('is valid by a public validator, for everything installed', async ({ world, assert }) => {
    for (const plugin of ['sample', 'inventory']) await world.enable(plugin)
    const { status, body } = await describedFor(await world.as('ada').token())
    assert.equal(status, 200)
    const result = await new Validator().validate(structuredClone(body))
    assert.deepEqual(result, { valid: true })
    assert.equal(body.openapi as unknown, '3.1.0')
  })

  test('has list, record, verbs and operations of each model, and the lines within', async ({
    world,
    assert,
  }) => {
    for (const plugin of ['sample', 'inventory']) await world.enable(plugin)
    const { body } = await describedFor(await world.as('ada').token())
    assert.containsSubset(body.paths, {
      '/sample/loans': { get: { operationId: 'listSampleLoans' }, post: {} },
      '/sample/loans/{id}': { get: {}, patch: {}, delete: {} },
      '/sample/loans/{id}/return': { post: { operationId: 'runSampleLoanReturn' } },
      '/sample/loans/bulk': { post: { operationId: 'bulkSampleLoans' } },
      '/inventory/operations/{id}/post': { post: {} },
      '/kernel/imports': { get: {}, post: {} },
      '/openapi.json': { get: {} },
    })
    assert.containsSubset(body.components, {
      schemas: {
        SampleLoanCreate: { additionalProperties: false },
        SampleLoanPatch: { required: ['version'] },
        InventoryOperation: { properties: { lines: { type: 'array' } } },
      },
    })
    const { required } = (body.components as never as Record<string, Record<string, Json>>).schemas
      .SampleLoanCreate
    assert.sameMembers(required as unknown[], ['borrower_id', 'due_on'])
    assert.notProperty(body.paths, '/inventory/stock-levels/{id}/restore')
  })

  test('holds only what the company enabled and the caller may do', async ({ world, assert }) => {
    await world.enable('sample')
    const paths = async (who: string) => {
      const { body } = await describedFor(await world.as(who).token())
      return body.paths
    }
    assert.notProperty(await paths('ada'), '/inventory/operations')
    const auditor = await paths('sample.auditor')
    assert.property(auditor['/sample/loans'], 'get')
    assert.notProperty(auditor['/sample/loans'], 'post')
    assert.notProperty(auditor, '/sample/loans/{id}/return')
    assert.notProperty(auditor, '/sample/loans/bulk')
    assert.notProperty(auditor, '/kernel/users')
    const guest = await fetch(new URL('/api/v1/openapi.json', env.get('APP_URL')))
    assert.equal(guest.status, 401)
  })

  test('names no field that may not be read', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['sample'] })
    const before = JSON.stringify((await describedFor(await world.as('ada').token())).body)
    assert.include(before, '"remark"')
    await ctx.run('kernel.rule.create', null, {
      name: 'Only dates',
      model: 'sample.loan',
      operations: ['read'],
      fields: ['due_on'],
    })
    const after = JSON.stringify((await describedFor(await world.as('ada').token())).body)
    assert.notInclude(after, '"remark"')
    assert.notInclude(after, '`remark`')
  })
})

test.group('The catalogue', () => {
  test('shows administrators everything installed, and nobody else', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('sample')
    const path = '/api/v1/kernel/catalogue'
    const answer = await client.get(path).bearerToken(await world.as('ada').token())
    answer.assertStatus(200)
    const { models, operations, routes, rules, plugins } = answer.body().data
    assert.containsSubset(models, [
      { name: 'sample.loan', bulk: ['return', 'update', 'archive', 'restore', 'delete'] },
      { name: 'sample.loan', fields: [{ key: 'due_on', kind: 'date', required: true }] },
      { name: 'kernel.user', fields: [{ key: 'contacts.party_id', plugin: 'contacts' }] },
    ])
    assert.containsSubset(operations, [
      { name: 'sample.loan.return', on: 'sample.loan', input: [{ key: 'returned_on' }] },
    ])
    assert.containsSubset(routes, [{ pattern: '/api/v1/:plugin/:records', methods: ['GET'] }])
    assert.isAbove(rules.length, 0)
    assert.containsSubset(plugins, [{ id: 'sample', enabled: true }])
    const clerk = await client.get(path).bearerToken(await world.as('sample.clerk').token())
    clerk.assertStatus(403)
  })
})
