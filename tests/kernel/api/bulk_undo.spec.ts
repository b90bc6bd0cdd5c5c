import { test } from 'kontor/testing'
import bulkJob from '#kernel/records/bulk/bulk_job'
import { runJobs } from '#kernel/jobs/worker'
import { registry } from '#kernel/plugins/registry'
import { list } from '#kernel/records/query/list'
import { transaction } from '#kernel/records/storage/transaction'
import { people, Visitor } from '#tests/kernel/accounts/visitor'
import { loans, statuses } from '#tests/kernel/api/bulk_loans'

test.group('What was changed together', (group) => {
  group.each.timeout(120_000)

  test('is taken back by a job again, where nobody has changed a record since', async ({
    world,
    assert,
  }) => {
    const ids = await loans(world, 203)
    const ctx = await world.as('ada').context()
    const payload = { operation: 'sample.loan.update', ids, input: { remark: 'all' } }
    const id = await transaction(ctx, (inner) => inner.later(bulkJob, payload))
    await runJobs()
    await ctx.run('sample.loan.update', ids[0], { remark: 'by hand' })
    const tomorrow = ctx.with({ now: new Date(ctx.now.getTime() + 90_000_000) })
    await assert.rejects(() => tomorrow.run('kernel.job.take_back', id), 'E_JOB_UNDO_LATE')
    await ctx.run('kernel.job.take_back', id)
    await ctx.run('kernel.job.take_back', id)
    await runJobs()
    const { data } = await list(ctx, registry.model('sample.loan'), {
      fields: 'remark,version',
      sort: 'id',
      limit: 500,
    })
    assert.deepEqual([data[0].remark, data[0].version], ['by hand', 3])
    assert.isTrue(data.slice(1).every((row) => row.remark === null && row.version === 3))
  })

  test('says what records held, and puts it back where nobody changed it since', async ({
    world,
    assert,
  }) => {
    await people(world)
    const [one, two] = await loans(world, 2)
    const { id: company } = await world.company()
    const ada = new Visitor()
    await ada.signIn()
    const ask = (data: object) =>
      ada.ask('POST', '/sample/loans/bulk', { company_id: company, data })
    await ask({ operation: 'update', ids: [two], input: { remark: 'before' } })
    const changed = (
      await ask({ operation: 'update', ids: [one, two], input: { remark: 'after' } })
    ).body.data as { id: number; version: number; before: { remark: string | null } }[]
    assert.deepEqual(
      changed.map((result) => [result.version, result.before]),
      [
        [2, { remark: null }],
        [3, { remark: 'before' }],
      ]
    )
    await ask({ operation: 'update', ids: [one], input: { due_on: '2027-01-01' } })
    const wrong = await ask({ operation: 'delete', each: [] })
    assert.equal(wrong.body.errors[0].code, 'E_BULK_OPERATION')
    const each = changed.map(({ id, version, before }) => ({ id, version, input: before }))
    const back = await ask({ each })
    assert.deepEqual(statuses(back.body), [409, 200])
    const { data } = await list(await world.context(), registry.model('sample.loan'), {
      fields: 'remark',
      sort: 'id',
    })
    assert.deepEqual(
      data.map((row) => row.remark),
      ['after', 'before']
    )
  })

  test('restores what was archived together, but for what somebody else restored', async ({
    world,
    assert,
  }) => {
    await people(world)
    const [one, two] = await loans(world, 2)
    const ctx = await world.context()
    const ada = new Visitor()
    await ada.signIn()
    const ask = (data: object) =>
      ada.ask('POST', '/sample/loans/bulk', { company_id: ctx.company.id, data })
    const archived = (await ask({ operation: 'archive', ids: [one, two] })).body.data as {
      id: number
      version: number
    }[]
    await ctx.run('sample.loan.restore', one, {})
    const each = archived.map(({ id, version }) => ({ id, version, input: {} }))
    const back = await ask({ operation: 'restore', each })
    assert.deepEqual(statuses(back.body), [409, 200])
    assert.equal(back.body.data[0].error.code, 'E_STALE')
    assert.isNull((await ctx.records('sample.loan').findOrFail(two)).archivedAt)
  })
})
