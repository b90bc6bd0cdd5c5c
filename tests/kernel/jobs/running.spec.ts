import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#kernel/http/refusal'
import { claimNext } from '#kernel/jobs/claim'
import { runJob } from '#kernel/jobs/run_job'
import { RunOfJob } from '#kernel/jobs/run_of_job'
import { runJobs } from '#kernel/jobs/worker'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { ask, chore, effect, effects, forgetChores, jobRow } from '#tests/kernel/jobs/chores'

test.group('A job', (group) => {
  group.each.teardown(forgetChores)

  test('is asked for in the transaction: refused with it, done after it', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const name = chore('paint', (inner, { what }) => effect(inner, String(what)), { atomic: true })
    await assert.rejects(
      () =>
        transaction(ctx, async (inner) => {
          await inner.later(name, { what: 'fence' })
          throw new Refusal('E_CHANGED_MY_MIND')
        }),
      'E_CHANGED_MY_MIND'
    )
    const id = await ask(ctx, name, { what: 'door' })
    await runJobs()
    assert.deepEqual(await effects(), ['door'])
    const row = await jobRow(id)
    assert.deepEqual([row.state, row.attempts, row.worker], ['done', 1, null])
    assert.isNotNull(row.finished_at)
  })

  test('of the same key is one job, of another company another', async ({ world, assert }) => {
    const [acme, other] = [await world.context(), await world.context({ company: 'other' })]
    const name = chore('paint', () => undefined)
    const first = await ask(acme, name, {}, { key: 'x' })
    assert.equal(await ask(acme, name, {}, { key: 'x' }), first)
    assert.notEqual(await ask(acme, name, {}, { key: 'y' }), first)
    assert.notEqual(await ask(other, name, {}, { key: 'x' }), first)
    assert.notEqual(await ask(acme, name, {}), first)
    const long = 'Київ '.repeat(100)
    assert.equal(await ask(acme, name, {}, { key: long }), await ask(acme, name, {}, { key: long }))
  })

  test('asked for under one key from many transactions at once is there once', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const name = chore('paint', () => undefined)
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => ask(ctx, name, {}, { key: 'same' }))
    )
    assert.lengthOf([...new Set(ids)], 1)
  })

  test('waits for its moment', async ({ world, assert }) => {
    const ctx = await world.context()
    const name = chore('paint', () => undefined)
    const id = await ask(ctx, name, {}, { at: new Date(ctx.now.getTime() + 3_600_000) })
    await runJobs()
    assert.equal((await jobRow(id)).state, 'queued')
  })

  test('keeps what it answers and how far it came', async ({ world, assert }) => {
    const ctx = await world.context()
    const name = chore('count', (_, __, job) => {
      job.progress(3, 4, 'three of four')
      return { counted: 3 }
    })
    const id = await ask(ctx, name, {})
    await runJobs()
    const row = await jobRow(id)
    assert.deepEqual(
      [row.progress_done, row.progress_total, row.progress_note, row.result],
      [3, 4, 'three of four', '{"counted":3}']
    )
  })

  test('that is refused has failed for good, with the sentence, and its asker is told', async ({
    world,
    assert,
  }) => {
    const ctx = await world.as('sam').context()
    const name = chore('refuse', () => {
      throw new Refusal('E_JOB_OVER', { title: 'Paint' })
    })
    const id = await ask(ctx, name, {})
    await runJobs()
    const row = await jobRow(id)
    assert.equal(row.state, 'failed')
    assert.include(String(row.error), '“Paint” has ended already.')
    const told = await readRows('SELECT `user_id`, `message`, `href` FROM `notifications`')
    assert.deepEqual(told, [
      { user_id: ctx.user.id, message: 'notifications.job_failed', href: `/kernel/jobs/${id}` },
    ])
  })

  test('that fails otherwise is tried again with growing pauses, and fails after its attempts', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const name = chore('break', () => Promise.reject(new Error('out of paint')), { attempts: 3 })
    const id = await ask(ctx, name, {})
    const pauses: number[] = []
    for (let at = 0; at < 3; at++) {
      const before = Date.parse(`${(await jobRow(id)).due_at}Z`)
      await runJobs()
      const row = await jobRow(id)
      assert.equal(row.attempts, at + 1)
      if (at < 2) pauses.push(Date.parse(`${row.due_at}Z`) - before)
      await db.from('jobs').where({ id, state: 'queued' }).update({ due_at: row.created_at })
    }
    const row = await jobRow(id)
    assert.equal(row.state, 'failed')
    assert.notInclude(String(row.error), 'out of paint')
    assert.include(String(row.cause), 'out of paint')
    assert.isAbove(pauses[1], pauses[0])
  })

  test('leaves nothing of an attempt that failed', async ({ world, assert }) => {
    const ctx = await world.context()
    const name = chore(
      'half',
      async (inner, _, job) => {
        await effect(inner, `attempt ${job.attempt}`)
        if (job.attempt === 1) throw new Error('the power went')
      },
      { atomic: true }
    )
    const id = await ask(ctx, name, {})
    await runJobs()
    assert.deepEqual(await effects(), [])
    await db.from('jobs').where({ id }).update({ due_at: '2026-01-01 00:00:00.000' })
    await runJobs()
    assert.deepEqual(await effects(), ['attempt 2'])
  })

  test('whose lease another worker has taken writes nothing, whatever it still does', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const name = chore('slow', (inner, _, job) => effect(inner, `by attempt ${job.attempt}`), {
      atomic: true,
    })
    const id = await ask(ctx, name, {})
    const first = (await claimNext())!
    await db.from('jobs').where({ id }).update({ lease_until: '2026-01-01 00:00:00.000' })
    await runJobs()
    await runJob(first, new RunOfJob(first))
    assert.deepEqual(await effects(), ['by attempt 2'])
    assert.equal((await jobRow(id)).state, 'done')
  })

  test('that kills its worker again and again fails with a sentence instead of going round for ever', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context()
    const id = await ask(
      ctx,
      chore('poison', () => undefined, { attempts: 2 }),
      {}
    )
    for (let at = 0; at < 2; at++) {
      await claimNext()
      await db.from('jobs').where({ id }).update({ lease_until: '2026-01-01 00:00:00.000' })
      if (at === 0) await db.from('jobs').where({ id }).update({ state: 'queued' })
    }
    await runJobs()
    const row = await jobRow(id)
    assert.equal(row.state, 'failed')
    assert.include(String(row.error), 'Its worker ended again and again')
  })
})
