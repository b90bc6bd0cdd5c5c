import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { verify } from '#kernel/plugins/verify'
import { ask, chore, forgetChores } from '#tests/kernel/jobs/chores'

const broken = async () =>
  (await verify()).filter((one) => one.breaches.length > 0).map((one) => one.invariant)

test.group('verify finds jobs in limbo', (group) => {
  group.each.teardown(forgetChores)

  const tampering: [string, Record<string, unknown>][] = [
    ['running without a worker', { state: 'running' }],
    [
      'running under a worker long silent',
      { state: 'running', worker: 'gone:1', lease_until: '2026-01-01 00:00:00.000' },
    ],
    ['ended without a moment', { state: 'done' }],
    ['waiting though a worker has it', { worker: 'gone:1' }],
    ['of no known state', { state: 'lost' }],
  ]
  for (const [title, columns] of tampering) {
    test(title, async ({ world, assert }) => {
      const ctx = await world.context()
      const id = await ask(
        ctx,
        chore('look', () => undefined),
        {}
      )
      assert.deepEqual(await broken(), [])
      await db.from('jobs').where({ id }).update(columns)
      assert.deepEqual(await broken(), ['kernel.no_job_in_limbo'])
    })
  }

  test('and events put off for good', async ({ world, assert }) => {
    await world.enable('guest')
    await world.create('sample.loan')
    const ctx = await world.context()
    await db.table('outbox').insert({
      company_id: ctx.company.id,
      event: 'sample.loan.returned',
      payload: '{}',
      created_at: '2026-01-01 00:00:00.000',
      due_at: '2999-01-01 00:00:00.000',
      attempts: 0,
    })
    assert.include(await broken(), 'kernel.outbox_is_delivered')
  })
})
