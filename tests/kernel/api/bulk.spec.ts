import { test } from 'kontor/testing'
import type { ApiClient } from '@japa/api-client'
import bulkJob from '#kernel/records/bulk/bulk_job'
import { MOST } from '#kernel/records/bulk/bulk_request'
import { runJobs } from '#kernel/jobs/worker'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { transaction } from '#kernel/records/storage/transaction'
import { give, role } from '#tests/kernel/access/people'
import { loans, statuses } from '#tests/kernel/api/bulk_loans'

const BULK = '/api/v1/sample/loans/bulk'

async function post(client: ApiClient, token: string, body: object, path = BULK) {
  const answer = await client.post(path).bearerToken(token).json(body)
  return { status: answer.status(), body: answer.body() }
}

test.group('Bulk over the API', (group) => {
  group.each.timeout(60_000)

  test('changes each record and says of each what became of it', async ({
    client,
    world,
    assert,
  }) => {
    const [one, two] = await loans(world, 2)
    const token = await world.as('ada').token()
    const { status, body } = await post(client, token, {
      operation: 'update',
      ids: [one, 999_999, two],
      input: { remark: 'together' },
    })
    assert.equal(status, 200)
    assert.deepEqual(statuses(body), [200, 404, 200])
    assert.equal(body.data[1].error.code, 'E_NOT_FOUND')
    assert.sameMembers(Object.keys(body.data[0]), ['id', 'status'])
    const ctx = await world.context()
    const { data } = await list(ctx, registry.model('sample.loan'), { fields: 'remark,version' })
    assert.deepEqual(
      data.map((row) => [row.remark, row.version]),
      [
        ['together', 2],
        ['together', 2],
      ]
    )
  })

  test('runs an operation of the model, and one refusal stops no other', async ({
    client,
    world,
    assert,
  }) => {
    const [out] = await loans(world, 1)
    const [returned] = await loans(world, 1, 'returned')
    const token = await world.as('ada').token()
    const input = { returned_on: '2026-12-02' }
    const { body } = await post(client, token, { operation: 'return', ids: [returned, out], input })
    assert.deepEqual(statuses(body), [409, 200])
    assert.equal(body.data[0].error.code, 'E_LOAN_NOT_OUT')
  })

  test('finds its records by a filter, archived ones only where asked for', async ({
    client,
    world,
    assert,
  }) => {
    await loans(world, 3)
    await loans(world, 2, 'returned')
    const token = await world.as('ada').token()
    const filter = ['state', 'eq', 'returned']
    const archive = await post(client, token, { operation: 'archive', filter })
    assert.deepEqual(statuses(archive.body), [200, 200])
    assert.deepEqual((await post(client, token, { operation: 'restore', filter })).body.data, [])
    const restore = await post(client, token, { operation: 'restore', filter, archived: true })
    assert.deepEqual(statuses(restore.body), [200, 200])
  })

  test('reaches no record of another company and none that a rule hides', async ({
    client,
    world,
    assert,
  }) => {
    const [mine] = await loans(world, 1)
    await world.enable('sample', 'bolt')
    const party = await world.create('contacts.party', { name: 'There' }, { company: 'bolt' })
    const values = { borrower_id: party.id, number: 'B-1', state: 'out', due_on: '2026-12-01' }
    const theirs = await world.create('sample.loan', values, { company: 'bolt' })
    const token = await world.as('ada').token()
    const body = { operation: 'archive', ids: [theirs.id, mine] }
    assert.deepEqual(statuses((await post(client, token, body)).body), [404, 200])
    await loans(world, 2, 'returned')
    const rule = { operations: ['read', 'archive'], filter: ['state', 'eq', 'returned'] }
    await give(world, 'sam', await role(world, 'Tidy', [{ model: 'sample.loan', ...rule }]))
    const sam = await world.as('sam').token()
    const hidden = await post(client, sam, { operation: 'archive', ids: [mine] })
    assert.deepEqual(statuses(hidden.body), [404])
    const found = await post(client, sam, { operation: 'archive', filter: [] })
    assert.lengthOf(found.body.data, 2)
    assert.isNull((await theirs.fresh()).archivedAt)
  })

  test('says by name what is wrong with the request', async ({ client, world, assert }) => {
    await loans(world, 1)
    const token = await world.as('ada').token()
    const complaint = async (body: object) => {
      const answer = await post(client, token, body)
      return [answer.status, answer.body.errors[0].field, answer.body.errors[0].code]
    }
    const ids = [1]
    assert.deepEqual(await complaint({ ids }), [422, 'operation', 'E_REQUIRED'])
    assert.deepEqual(await complaint({ operation: 'fly', ids }), [
      422,
      'operation',
      'E_BULK_OPERATION',
    ])
    assert.deepEqual(await complaint({ operation: 'create', ids }), [
      422,
      'operation',
      'E_BULK_OPERATION',
    ])
    assert.deepEqual(await complaint({ operation: 'archive' }), [422, 'ids', 'E_IDS_OR_FILTER'])
    assert.deepEqual(await complaint({ operation: 'archive', ids: ['1'] }), [
      422,
      'ids.0',
      'E_INTEGER',
    ])
    assert.deepEqual(await complaint({ operation: 'archive', ids, more: 1 }), [
      422,
      'more',
      'E_UNKNOWN_FIELD',
    ])
    assert.deepEqual(await complaint({ operation: 'archive', filter: ['nothing', 'eq', 1] }), [
      422,
      'filter',
      'E_UNKNOWN_FIELD',
    ])
    const many = Array.from({ length: MOST + 1 }, (_, at) => at + 1)
    assert.equal((await complaint({ operation: 'archive', ids: many }))[2], 'E_BULK_TOO_MANY')
  })

  test('is refused as a whole to who may do it to no record', async ({ client, world, assert }) => {
    const ids = await loans(world, 1)
    const reads = [{ model: 'sample.loan', operations: ['read'] }]
    await give(world, 'sam', await role(world, 'Reader', reads))
    const token = await world.as('sam').token()
    assert.equal((await post(client, token, { operation: 'archive', ids })).status, 403)
  })
})

test.group('Bulk of very many', (group) => {
  group.each.timeout(120_000)

  test('goes on as a job that does none twice', async ({ client, world, assert }) => {
    const ids = await loans(world, 205)
    const token = await world.as('ada').token()
    const { status, body } = await post(client, token, {
      operation: 'update',
      filter: ['state', 'eq', 'out'],
      input: { remark: 'all' },
    })
    assert.equal(status, 202)
    await runJobs()
    const ctx = await world.context()
    const job = await ctx.records('kernel.job').findOrFail(body.data.id)
    assert.equal((job as unknown as { state: string }).state, 'done')
    const result = (job as unknown as { result: { done: number; refused: number } }).result
    assert.deepEqual([result.done, result.refused], [205, 0])
    const again = {
      id: job.id,
      attempt: 2,
      signal: AbortSignal.abort(),
      progress: () => {},
      isCancelled: () => false,
    }
    await bulkJob.run(
      ctx,
      { operation: 'sample.loan.update', ids, input: { remark: 'all' } },
      again
    )
    const page = await list(ctx, registry.model('sample.loan'), { fields: 'version', limit: 500 })
    assert.isTrue(page.data.every((row) => row.version === 2))
  })

  test('notes each record with its change, or neither', async ({ world, assert }) => {
    const [one, two] = await loans(world, 2)
    const ctx = await world.context()
    const input = { remark: 'x' }
    const id = await transaction(ctx, (inner) =>
      inner.later(bulkJob, { operation: 'sample.loan.update', ids: [one, 999_999, two], input })
    )
    await runJobs()
    const rows = await ctx.rows<{ record_id: number; status: number }>(
      'SELECT `record_id`, `status` FROM `bulk_results` WHERE `job_id` = ? ORDER BY `record_id`',
      [id]
    )
    assert.deepEqual(
      rows.map((row) => [Number(row.record_id), Number(row.status)]),
      [
        [one, 200],
        [two, 200],
        [999_999, 404],
      ]
    )
  })
})
