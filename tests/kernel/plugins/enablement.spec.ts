import { test } from '@japa/runner'
import { history } from '#kernel/activity/history'
import Role from '#kernel/access/models/role'
import { disablePlugin, enablePlugin } from '#kernel/plugins/enablement'
import { enabledPlugins } from '#kernel/plugins/enabled'
import CompanyPlugin from '#kernel/plugins/company_plugin'
import { readEpochs } from '#kernel/records/storage/epochs'

test.group('Enabling a plugin', () => {
  test('needs what it requires, and names it', async ({ world, assert }) => {
    const ctx = await world.context()
    await assert.rejects(() => enablePlugin(ctx, 'sample'), 'E_PLUGIN_REQUIRES')
    assert.deepEqual(await enablePlugin(ctx, 'sample', { withRequired: true }), [
      'contacts',
      'sample',
    ])
  })

  test('counts for one company only', async ({ world, assert }) => {
    await world.enable('sample')
    assert.isTrue((await world.context()).has('sample'))
    assert.isFalse((await world.context({ company: 'bolt' })).has('sample'))
  })

  test('brings its roles and moves the epoch', async ({ world, assert }) => {
    const ctx = await world.context()
    const before = await readEpochs()
    await enablePlugin(ctx, 'contacts')
    assert.isAbove((await readEpochs()).plugins, before.plugins)
    assert.isDefined(await Role.findBy(ctx, ['key', 'eq', 'contacts.clerk']))
  })

  test('runs what the plugin does when it is enabled, already enabled', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['guest'] })
    const visits = await ctx.records('guest.visit').where([])
    assert.lengthOf(visits, 1)
  })

  test('twice does nothing the second time', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['guest'] })
    assert.deepEqual(await enablePlugin(ctx, 'guest'), [])
    assert.lengthOf(await ctx.records('guest.visit').where([]), 1)
  })

  test('is in the history of the company’s plugin', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    const row = (await CompanyPlugin.findBy(ctx, ['plugin', 'eq', 'contacts']))!
    await ctx.run('kernel.plugin.disable', row)
    const operations = (await history(ctx, 'kernel.plugin', row.id)).map((one) => one.operation)
    assert.deepEqual(operations.slice(0, 1), ['kernel.plugin.disable'])
    assert.lengthOf(operations, row.version + 1)
  })

  test('of an unknown or failed plugin is refused', async ({ world, assert }) => {
    const ctx = await world.context()
    await assert.rejects(() => enablePlugin(ctx, 'nowhere'), 'E_PLUGIN_UNKNOWN')
    await assert.rejects(() => enablePlugin(ctx, 'kernel'), 'E_PLUGIN_UNKNOWN')
  })

  test('is for those who may', async ({ world, assert }) => {
    const ctx = await world.context()
    const row = (await CompanyPlugin.findBy(ctx, ['plugin', 'eq', 'contacts']))!
    await assert.rejects(() => world.as('sam').run('kernel.plugin.enable', row), 'E_FORBIDDEN')
    await world.as('ada').run('kernel.plugin.enable', row)
    assert.isTrue((await enabledPlugins(ctx.company.id)).has('contacts'))
  })
})

test.group('Disabling a plugin', () => {
  test('is refused while another needs it', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['guest'] })
    await assert.rejects(() => disablePlugin(ctx, 'contacts'), 'E_PLUGIN_IS_REQUIRED')
    assert.isTrue((await enabledPlugins(ctx.company.id)).has('contacts'))
  })

  test('keeps the data for the day it is enabled again', async ({ world, assert }) => {
    const loan = await world.create('sample.loan')
    const ctx = await world.context()
    assert.isTrue(await disablePlugin(ctx, 'sample'))
    await assert.rejects(
      () =>
        world
          .as('ada')
          .context()
          .then((ada) => ada.run('sample.loan.lend', loan)),
      'E_NOT_FOUND'
    )
    await world.enable('sample')
    assert.equal((await loan.fresh()).id, loan.id)
  })

  test('silences its hooks', async ({ world, assert }) => {
    await world.enable('guest')
    const loan = await world.create('sample.loan', { external_id: 'rude' })
    await assert.rejects(() => world.as('ada').run('sample.loan.lend', loan), 'E_GUEST_RUDE')
    await disablePlugin(await world.context(), 'guest')
    await world.as('ada').run('sample.loan.lend', loan)
    assert.lengthOf(await (await world.context()).records('guest.visit').where([]), 1)
  })
})
