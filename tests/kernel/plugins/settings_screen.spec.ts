import { test } from '@japa/runner'
import { settings } from '#kernel/plugins/settings'
import { settingsScreen } from '#kernel/plugins/settings_screen'

test.group('The settings of plugins on their screen', () => {
  test('are those that enabled plugins declare, with what counts now and what would by default', async ({
    world,
    assert,
  }) => {
    await world.enable('guest')
    const guest = async () =>
      (await settingsScreen(await world.context())).plugins.find((one) => one.id === 'guest')!
    const before = await guest()
    assert.deepEqual(
      before.fields.map(({ key, kind, label }) => [key, kind, label]),
      [
        ['polite', 'boolean', 'guest.settings.polite'],
        ['most_visits', 'integer', 'guest.settings.most_visits'],
      ]
    )
    assert.deepEqual(before.values, { polite: true, most_visits: 3 })
    await world.as('ada').run('kernel.plugin.configure', before.row.id, {
      version: before.row.version,
      settings: { polite: false, most_visits: null },
    })
    const after = await guest()
    assert.deepEqual(after.values, { polite: false, most_visits: 3 })
    assert.deepEqual(after.defaults, { polite: true, most_visits: 3 })
    assert.isAbove(after.row.version, before.row.version)
    assert.isFalse(settings<{ polite: boolean }>(await world.context(), 'guest').polite)
  })

  test('of a plugin that is not enabled are not there', async ({ world, assert }) => {
    const { plugins } = await settingsScreen(await world.context({ company: 'bare' }))
    assert.lengthOf(plugins, 0)
  })
})
