import { test } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'

const RUN = '/api/v1/kernel/reports/run'
const run = (client: ApiClient, token: string, body: object) =>
  client.post(RUN).bearerToken(token).json(body)

const BY_MONTH = {
  source: 'sample.loan',
  dimensions: [{ field: 'due_on', bucket: 'month' }],
  measures: [{ fn: 'sum', field: 'deposit' }, { fn: 'count' }],
}

test.group('Reports over the API', () => {
  test('answer columns, rows and totals', async ({ client, world, assert }) => {
    const borrower = await world.create('contacts.party', { name: 'Ana' })
    for (const [due, deposit] of [
      ['2026-01-31', '1.10'],
      ['2026-01-01', '2.20'],
      ['2026-02-01', '3'],
    ]) {
      await world.create('sample.loan', { due_on: due, deposit, borrower_id: borrower.id })
    }
    const answer = await run(client, await world.as('ada').token(), BY_MONTH)
    answer.assertStatus(200)
    const { columns, rows, totals } = answer.body()
    assert.deepEqual(
      columns.map((one: { key: string; type: string }) => [one.key, one.type]),
      [
        ['due_on', 'date'],
        ['sum_deposit', 'money'],
        ['count', 'integer'],
      ]
    )
    assert.deepEqual(rows, [
      { due_on: '2026-01-01', sum_deposit: '3.30', count: 2 },
      { due_on: '2026-02-01', sum_deposit: '3.00', count: 1 },
    ])
    assert.deepEqual(totals, { sum_deposit: '6.30', count: 3 })
  })

  test('need the right to report on the source', async ({ client, world, assert }) => {
    const refused = await run(client, await world.as('sample.clerk').token(), BY_MONTH)
    refused.assertStatus(403)
    assert.equal(refused.body().right, 'sample.loan.report')
  })

  test('are described', async ({ client, world, assert }) => {
    const token = await world.as('ada').token()
    const description = await client.get('/api/v1/openapi.json').bearerToken(token)
    const { post } = description.body().paths['/kernel/reports/run']
    assert.equal(post.operationId, 'runKernelReport')
    assert.includeMembers(Object.keys(post.responses['200'].content), [
      'application/json',
      'text/csv',
      'application/pdf',
      'image/svg+xml',
    ])
  })

  test('need a token', async ({ client }) => {
    const answer = await client.post(RUN).json(BY_MONTH)
    answer.assertStatus(401)
  })
})
