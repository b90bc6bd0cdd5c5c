import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { runJobs } from '#kernel/jobs/worker'
import { disablePlugin, enablePlugin } from '#kernel/plugins/enablement'
import { readRows } from '#kernel/records/storage/reader'
import { ask, chore, forgetChores, jobRow } from '#tests/kernel/jobs/chores'

test.group('Jobs and people', (group) => {
  group.each.teardown(forgetChores)

  test('run with the rights of whoever asked, or with every right where they say so', async ({
    world,
    assert,
  }) => {
    const sam = await world.as('sam').context()
    const seen: unknown[] = []
    const look = chore('look', (ctx) => {
      seen.push([ctx.user.id, ctx.access.allows('kernel.user', 'read'), ctx.access.isAdmin])
    })
    const see = chore(
      'see',
      (ctx) => {
        seen.push([ctx.user.id, ctx.access.allows('kernel.user', 'read'), ctx.access.isAdmin])
      },
      { as: 'kernel' }
    )
    await ask(sam, look, {})
    await ask(sam, see, {})
    await runJobs()
    assert.deepEqual(seen, [
      [sam.user.id, false, false],
      [sam.user.id, true, true],
    ])
  })

  test('of somebody who was disabled meanwhile fail with the reason', async ({ world, assert }) => {
    const sam = await world.as('sam').context()
    const id = await ask(
      sam,
      chore('look', () => undefined),
      {}
    )
    await db
      .from('users')
      .where('id', sam.user.id)
      .update({ disabled_at: '2026-01-01 00:00:00.000' })
    await db.from('epochs').increment('access', 1)
    await runJobs()
    const row = await jobRow(id)
    assert.equal(row.state, 'failed')
    assert.include(String(row.error), 'may no longer work in this company')
  })

  test('are seen by administrators, by others only their own; a stranger cannot even call them off', async ({
    world,
    assert,
  }) => {
    const name = chore('look', () => undefined)
    const [sam, ada] = [await world.as('sam').context(), await world.as('ada').context()]
    const his = await ask(sam, name, {})
    const hers = await ask(ada, name, {})
    const ids = async (who: typeof sam) =>
      (await who.list('kernel.job', {})).data.map((one) => one.id)
    assert.deepEqual(await ids(sam), [his])
    assert.deepEqual(await ids(ada), [hers, his])
    await assert.rejects(() => sam.run('kernel.job.cancel', hers), 'E_NOT_FOUND')
    await sam.run('kernel.job.cancel', his)
    assert.equal((await jobRow(his)).state, 'cancelled')
    await assert.rejects(() => sam.run('kernel.job.cancel', his), 'E_JOB_OVER')
    await sam.run('kernel.job.retry', his)
    await runJobs()
    assert.equal((await jobRow(his)).state, 'done')
    await assert.rejects(() => sam.run('kernel.job.retry', his), 'E_JOB_NOT_RETRYABLE')
  })

  test('that run are told to stop when they are called off', async ({ world, assert }) => {
    const ctx = await world.as('ada').context()
    const name = chore('endless', async (_, __, job) => {
      await ctx.run('kernel.job.cancel', job.id)
      await new Promise((done) => job.signal.addEventListener('abort', done))
      assert.isTrue(job.isCancelled())
    })
    const id = await ask(ctx, name, {})
    await runJobs()
    assert.equal((await jobRow(id)).state, 'cancelled')
  })

  test('of a plugin that is disabled are parked, and go on once it is enabled', async ({
    world,
    assert,
  }) => {
    await world.enable('sample')
    const ctx = await world.context()
    const name = chore('look', () => undefined, {}, 'sample')
    const id = await ask(ctx, name, {})
    await disablePlugin(ctx, 'sample')
    await runJobs()
    assert.equal((await jobRow(id)).state, 'parked')
    await enablePlugin(ctx, 'sample', {})
    await runJobs()
    assert.equal((await jobRow(id)).state, 'done')
  })

  test('are told of under the bell when they took long, for their asker alone', async ({
    world,
    assert,
  }) => {
    const [sam, ada] = [await world.as('sam').context(), await world.as('ada').context()]
    await ask(
      sam,
      chore('long', () => undefined, { notice: 'always' }),
      {}
    )
    await ask(
      sam,
      chore('short', () => undefined),
      {}
    )
    await runJobs()
    const told = await sam.list('kernel.notification', {})
    assert.lengthOf(told.data, 1)
    assert.lengthOf((await ada.list('kernel.notification', {})).data, 0)
    await assert.rejects(
      () => ada.run('kernel.notification.mark_read', told.data[0].id as number),
      'E_NOT_FOUND'
    )
    await sam.run('kernel.notification.mark_read', told.data[0].id as number)
    const [row] = await readRows<{ read_at: string | null }>(
      'SELECT `read_at` FROM `notifications`'
    )
    assert.isNotNull(row.read_at)
  })
})
