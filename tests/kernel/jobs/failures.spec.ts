import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { goBy } from '#kernel/companies/clock'
import { kernelContext } from '#kernel/companies/kernel_context'
import { runJobs } from '#kernel/jobs/worker'
import { ask, chore, forgetChores, jobRow } from '#tests/kernel/jobs/chores'
import type { World } from 'kontor/testing'

const HOUR = 3_600_000

/** Two administrators, one who was disabled, and what each was told. */
async function administrators(world: World) {
  const ids = [await world.user('ada')]
  for (const name of ['eve', 'tom']) {
    const facts = { name, email: `${name}@acme.example`, is_admin: true }
    ids.push((await world.create('kernel.user', facts)).id)
  }
  await db.from('users').where('id', ids[2]).update({ disabled_at: '2026-01-01 00:00:00.000' })
  return async () => {
    const rows = await db.from('notifications').orderBy('id')
    return ids.map((id) => rows.filter((row) => Number(row.user_id) === id).map((row) => row.href))
  }
}

test.group('Jobs nobody asked for', (group) => {
  group.each.teardown(forgetChores)

  test('are told of to every administrator when they fail: once for a streak, not at each try', async ({
    world,
    assert,
    cleanup,
  }) => {
    const told = await administrators(world)
    const ctx = await kernelContext({ companyId: (await world.company()).id })
    let isBroken = true
    const name = chore(
      'count',
      () => {
        if (isBroken) throw new Error('no abacus')
      },
      { attempts: 2 }
    )
    let time = Date.now()
    cleanup(goBy(() => new Date(time)))
    const run = async () => {
      const id = await ask(ctx, name, {})
      for (let tries = 0; tries < 2; tries++) {
        await runJobs()
        time += HOUR
      }
      return id
    }
    const once = await ask(ctx, name, {})
    await runJobs()
    assert.deepEqual(await told(), [[], [], []], 'it is tried again')
    time += HOUR
    await runJobs()
    const first = `/kernel/jobs/${once}`
    assert.deepEqual(await told(), [[first], [first], []])
    await run()
    assert.deepEqual(await told(), [[first], [first], []])
    isBroken = false
    assert.equal((await jobRow(await run())).state, 'done')
    isBroken = true
    const later = `/kernel/jobs/${await run()}`
    assert.deepEqual(await told(), [[first, later], [first, later], []])
  })

  test('fail apart in each company, and somebody’s own failure is told to him alone', async ({
    world,
    assert,
  }) => {
    const told = await administrators(world)
    const name = chore('count', () => Promise.reject(new Error('no abacus')), { attempts: 1 })
    const at = async (company: string) =>
      `/kernel/jobs/${await ask(await kernelContext({ companyId: (await world.company(company)).id }), name, {})}`
    const [here, there] = [await at('acme'), await at('bolt')]
    await runJobs()
    assert.deepEqual(await told(), [[here, there], [here, there], []])
    const sam = await world.as('sam').context()
    await ask(sam, name, {})
    await runJobs()
    assert.deepEqual(await told(), [[here, there], [here, there], []])
    assert.lengthOf(await db.from('notifications').where('user_id', sam.user.id), 1)
  })
})
