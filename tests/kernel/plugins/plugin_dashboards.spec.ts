import { test, type World } from 'kontor/testing'
import { disablePlugin, enablePlugin } from '#kernel/plugins/enablement'
import { refusalOf } from '#tests/kernel/access/people'
import { dashboardList } from '#kernel/reports/dashboards/dashboard_list'
import { copyOf } from '#kernel/reports/dashboards/copy_dashboard'
import { galleryOf } from '#kernel/reports/dashboards/gallery'
import { openDashboard } from '#kernel/reports/dashboards/show_dashboard'
import { startDashboard } from '#kernel/reports/dashboards/start'
import { answerTile } from '#kernel/reports/dashboards/tiles/answer_tile'

const DOOR = 'guest.door'

const lines = async (world: World, locale = 'en') => {
  const ctx = (await world.as('ada').context()).with({ locale })
  const found = (await dashboardList(ctx)).filter((one) => one.id === DOOR)
  return found.map((one) => [one.name, one.sharedWith])
}

test.group('A dashboard of a plugin', () => {
  test('is there while the plugin is enabled, in the reader’s language, and gone with it', async ({
    world,
    assert,
  }) => {
    assert.deepEqual(await lines(world), [])
    await world.enable('guest')
    assert.deepEqual(await lines(world), [['At the door', 'plugin']])
    assert.deepEqual(await lines(world, 'uk'), [['Біля дверей', 'plugin']])
    await disablePlugin(await world.context(), 'guest')
    assert.deepEqual(await lines(world), [])
    const ada = await world.as('ada').context()
    assert.equal((await refusalOf(openDashboard(ada, DOOR))).status, 404)
    await enablePlugin(await world.context(), 'guest')
    assert.lengthOf(await lines(world), 1)
  })

  test('is what one starts with who sees something of it, and can be copied', async ({
    world,
    assert,
  }) => {
    await world.enable('guest')
    const clerk = await world.as('guest.clerk').context()
    assert.equal((await startDashboard(clerk))?.line.id, DOOR)
    const { tiles, key } = await copyOf(clerk, DOOR)
    assert.deepEqual([tiles.length, key], [2, DOOR])
  })

  test('shows a widget with what the plugin says, to those who have its right', async ({
    world,
    assert,
  }) => {
    await world.enable('guest')
    const clerk = await world.as('guest.clerk').context()
    const [tile] = (await openDashboard(clerk, DOOR)).tiles
    assert.deepInclude(await answerTile(clerk, tile, {}), {
      kind: 'widget',
      title: 'Greeting',
      page: 'guest::greeting',
      props: { company: 'acme' },
    })
    assert.include(
      (await galleryOf(clerk)).widgets.map((one) => one.widget),
      'guest.greeting'
    )
    const sam = await world.as('sam').context()
    assert.deepEqual(await answerTile(sam, tile, {}), { kind: 'hidden' })
    assert.deepEqual((await galleryOf(sam)).widgets, [])
  })
})
