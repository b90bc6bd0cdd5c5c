import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { besideData } from '#kernel/records/screens/props'

test.group('Beside a record', () => {
  test('stand its changes, the newest first', async ({ world, assert }) => {
    await world.enable('sample')
    const loan = await world.create('sample.loan', { due_on: '2026-12-01', state: 'out' })
    await world.as('sample.manager').run('sample.loan.return', loan, { returned_on: '2026-11-30' })
    const ctx = await world.as('sample.manager').context()
    const { history } = await besideData(ctx, registry.model('sample.loan'), loan.id)
    assert.deepEqual(
      history.map((entry) => entry.operation),
      ['sample.loan.return', 'kernel']
    )
  })

  test('stands nothing for who may not see the record', async ({ world, assert }) => {
    await world.enable('sample')
    const there = await world.create('sample.loan', { due_on: '2026-12-01' }, { company: 'bolt' })
    const ctx = await world.as('sample.manager').context()
    const model = registry.model('sample.loan')
    await assert.rejects(() => besideData(ctx, model, there.id), 'E_NOT_FOUND')
  })
})
