import { test } from '@japa/runner'
import { deliverDue } from '#kernel/jobs/deliver'
import CompanyPlugin from '#kernel/plugins/company_plugin'
import { disablePlugin, enablePlugin } from '#kernel/plugins/enablement'
import { fillsOf } from '#kernel/plugins/fills'
import { inspectPlugin } from '#kernel/plugins/inspect'
import { settings } from '#kernel/plugins/settings'
import type { World } from '#kernel/plugins/testing/world'

const greetings = async (world: World) => {
  const visits = await (await world.context()).records('guest.visit').where([], { sort: 'id' })
  return visits.map((visit) => (visit as unknown as { greeting: string }).greeting)
}

async function configure(world: World, input: Record<string, unknown>) {
  const row = await CompanyPlugin.findBy(await world.context(), ['plugin', 'eq', 'guest'])
  return world.as('ada').run('kernel.plugin.configure', row!, input)
}

test.group('Extending another plugin', (group) => {
  group.each.timeout(30_000)

  test('before refuses, and nothing has happened', async ({ world, assert }) => {
    await world.enable('guest')
    const loan = await world.create('sample.loan', { external_id: 'rude' })
    await assert.rejects(() => world.as('ada').run('sample.loan.lend', loan), 'E_GUEST_RUDE')
    assert.equal((await loan.fresh()).version, loan.version)
    assert.deepEqual(await greetings(world), ['First'])
  })

  test('within writes in the same transaction', async ({ world, assert }) => {
    await world.enable('guest')
    const loan = await world.create('sample.loan')
    await world.as('ada').run('sample.loan.lend', loan)
    assert.deepEqual(await greetings(world), ['First', 'Hello acme'])
  })

  test('after is called once the transaction is committed', async ({ world, assert }) => {
    await world.enable('guest')
    const loan = await world.create('sample.loan', { state: 'out' })
    await world.as('ada').run('sample.loan.return', loan, { returned_on: '2026-03-01' })
    await deliverDue()
    await deliverDue()
    assert.deepEqual(await greetings(world), ['First', 'Goodbye'])
  })

  test('an event waits while its listener is disabled', async ({ world, assert }) => {
    await world.enable('guest')
    const ctx = await world.context()
    await disablePlugin(ctx, 'guest')
    const loan = await world.create('sample.loan', { state: 'out' })
    await world.as('ada').run('sample.loan.return', loan, { returned_on: '2026-03-01' })
    await deliverDue()
    assert.deepEqual(await greetings(world), ['First'])
    await enablePlugin(await world.context(), 'guest')
    await deliverDue()
    assert.deepEqual(await greetings(world), ['First', 'First', 'Goodbye'])
  })

  test('glue counts only while both plugins are enabled', async ({ world, assert }) => {
    await world.enable('guest', 'bolt')
    await world.enable('catalogue', 'bolt')
    const give = async (company: string) => {
      const values = { state: 'out', external_id: 'unlisted' }
      const loan = await world.create('sample.loan', values, { company })
      const ada = await world.as('ada').context(company)
      await ada.run('sample.loan.return', loan, { returned_on: '2026-03-01' })
    }
    await world.enable('guest', 'acme')
    await give('acme')
    await assert.rejects(() => give('bolt'), 'E_GUEST_UNLISTED')
  })

  test('a slot is filled by enabled plugins only', async ({ world, assert }) => {
    await world.enable('sample')
    assert.deepEqual(fillsOf(await world.context(), 'sample.loan:record.side'), [])
    await world.enable('guest')
    assert.deepEqual(fillsOf(await world.context(), 'sample.loan:record.side'), [
      { plugin: 'guest', page: 'guest::shelf' },
    ])
  })

  test('extra fields travel with the record', async ({ world, assert }) => {
    await world.enable('guest')
    const loan = await world.create('sample.loan')
    const ada = await world.as('ada').context()
    await ada.run('sample.loan.update', loan, { 'guest.shelf': 'B 12' })
    const { data } = await ada.list('sample.loan', {
      fields: 'guest.shelf',
      filter: '["guest.shelf","eq","b 12"]',
    })
    assert.equal(data[0]['guest.shelf'], 'B 12')
  })

  test('a strategy is the first declared until the company chooses', async ({ world, assert }) => {
    await world.enable('guest')
    await configure(world, { strategies: { 'guest.wording': 'guest.warm' } })
    const loan = await world.create('sample.loan')
    await world.as('ada').run('sample.loan.lend', loan)
    assert.deepEqual(await greetings(world), ['First', 'Welcome, dear acme'])
    await assert.rejects(
      () => configure(world, { strategies: { 'guest.wording': 'guest.rough' } }),
      'E_INPUT'
    )
  })

  test('settings are the company’s own, with defaults and checks', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['guest'] })
    assert.deepEqual(settings(ctx, 'guest'), { polite: true, most_visits: 3 })
    await configure(world, { settings: { polite: false, most_visits: 5 } })
    assert.deepEqual(settings(await world.context(), 'guest'), { polite: false, most_visits: 5 })
    await world.enable('guest', 'bolt')
    assert.isTrue(
      settings<{ polite: boolean }>(await world.context({ company: 'bolt' }), 'guest').polite
    )
    for (const wrong of [{ most_visits: 99 }, { colour: 'red' }]) {
      await assert.rejects(() => configure(world, { settings: wrong }), 'E_INPUT')
    }
    await configure(world, { settings: { most_visits: null } })
    assert.equal(settings<{ most_visits: number }>(await world.context(), 'guest').most_visits, 3)
  })

  test('inspecting shows what a plugin registers and who extends it', async ({ assert }) => {
    const sections = await inspectPlugin('sample')
    const extended = sections.find((one) => one.heading === 'Extended by')!
    assert.includeMembers(extended.lines, [
      'guest adds fields to sample.loan',
      'guest runs before sample.loan.lend',
      'guest listens to sample.loan.returned',
    ])
  })
})
