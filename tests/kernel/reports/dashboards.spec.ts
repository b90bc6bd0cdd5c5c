import { test, type World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { give, refusalOf, role, samWith } from '#tests/kernel/access/people'
import {
  archiveDashboard,
  changeDashboard,
  makeDashboard,
  restoreDashboard,
} from '#kernel/reports/dashboards/save_dashboard'
import { copyOf } from '#kernel/reports/dashboards/copy_dashboard'
import { dashboardList } from '#kernel/reports/dashboards/dashboard_list'
import { editorProps } from '#kernel/reports/dashboards/editor_props'
import { shareDashboard } from '#kernel/reports/dashboards/share_dashboard'
import { openDashboard } from '#kernel/reports/dashboards/show_dashboard'
import { chooseStart, startDashboard } from '#kernel/reports/dashboards/start'

const LIST = {
  id: 'a',
  kind: 'list',
  title: 'Our branches',
  x: 0,
  y: 0,
  w: 6,
  h: 3,
  settings: { model: 'kernel.org_unit' },
} as const

const names = async (ctx: Context) =>
  (await dashboardList(ctx)).filter((one) => one.sharedWith !== 'plugin').map((one) => one.name)

async function made(world: World) {
  const ada = await world.as('ada').context()
  const { id, version } = await makeDashboard(ada, { name: 'Morning' })
  await changeDashboard(ada, id, { version, tiles: [LIST] })
  return { ada, id }
}

test.group('A dashboard', () => {
  test('is its maker’s alone until he shares it, and his again when he takes it back', async ({
    world,
    assert,
  }) => {
    const { ada, id } = await made(world)
    const sam = await world.as('sam').context()
    assert.deepEqual([await names(ada), await names(sam)], [['Morning'], []])
    assert.equal((await refusalOf(openDashboard(sam, String(id)))).status, 404)
    await shareDashboard(ada, id, { shared_with: 'company', role_id: null, user_ids: null })
    assert.deepEqual(await names(sam), ['Morning'])
    await shareDashboard(ada, id, {
      shared_with: 'user',
      role_id: null,
      user_ids: [sam.user.id],
    })
    assert.deepEqual(await names(sam), ['Morning'])
    await shareDashboard(ada, id, { shared_with: 'user', role_id: null, user_ids: [ada.user.id] })
    assert.deepEqual(await names(sam), [])
  })

  test('shared with a role is seen by those who hold it', async ({ world, assert }) => {
    const { ada, id } = await made(world)
    const readers = await role(world, 'Readers', [{ operations: ['read'] }])
    await shareDashboard(ada, id, { shared_with: 'role', role_id: readers.id, user_ids: null })
    assert.deepEqual(await names(await world.as('sam').context()), [])
    assert.deepEqual(await names(await give(world, 'sam', readers)), ['Morning'])
  })

  test('is shared only by whoever has the right, changed only by its owner', async ({
    world,
    assert,
  }) => {
    const { ada, id } = await made(world)
    const sam = await world.as('sam').context()
    const toAll = { shared_with: 'company', role_id: null, user_ids: null } as const
    const own = await makeDashboard(sam, { name: 'Sam’s' })
    assert.equal((await refusalOf(shareDashboard(sam, own.id, toAll))).status, 403)
    await shareDashboard(ada, id, toAll)
    const { code } = await refusalOf(changeDashboard(sam, id, { version: 3, name: 'Mine' }))
    assert.equal(code, 'E_DASHBOARD_NOT_YOURS')
    const nobody = { ...toAll, shared_with: 'user' as const, user_ids: [99_999] }
    assert.equal((await refusalOf(shareDashboard(ada, id, nobody))).errors[0].code, 'E_REFERENCE')
  })

  test('is saved at once as a whole, and not over what somebody else saved meanwhile', async ({
    world,
    assert,
  }) => {
    const { ada, id } = await made(world)
    const { version } = await openDashboard(ada, String(id))
    const moved = [{ ...LIST, x: 6 }]
    await changeDashboard(ada, id, { version: version!, name: 'Evening', tiles: moved })
    const stale = await refusalOf(changeDashboard(ada, id, { version: version!, tiles: [] }))
    assert.equal(stale.code, 'E_DASHBOARD_STALE')
    assert.equal(stale.extra.version, version! + 1)
    const { line, tiles } = await openDashboard(ada, String(id))
    assert.deepEqual([line.name, tiles[0].x], ['Evening', 6])
  })

  test('takes only tiles and filters that are well formed', async ({ world, assert }) => {
    const { ada, id } = await made(world)
    const { version } = await openDashboard(ada, String(id))
    const odd = async (tiles: unknown, filters: unknown = []) =>
      (await refusalOf(changeDashboard(ada, id, { version: version!, tiles, filters }))).errors[0]
    assert.equal((await odd([{ ...LIST, x: 7 }])).field, 'tiles.0.x')
    assert.equal((await odd([{ ...LIST, kind: 'page' }])).field, 'tiles.0.kind')
    assert.equal((await odd([LIST, LIST])).field, 'tiles.1.id')
    assert.equal((await odd([{ ...LIST, colour: 'red' }])).field, 'tiles.0.colour')
    const link = { ...LIST, kind: 'shortcuts', settings: { links: [{ href: '//bad.example' }] } }
    assert.equal((await odd([link])).field, 'tiles.0.settings.links.0.href')
    assert.equal((await odd([], [{ key: 'date' }, { key: 'date' }])).field, 'filters.1.key')
  })

  test('deleted is nowhere, and comes back whole', async ({ world, assert }) => {
    const { ada, id } = await made(world)
    await archiveDashboard(ada, id)
    assert.deepEqual(await names(ada), [])
    assert.equal((await refusalOf(openDashboard(ada, String(id)))).status, 404)
    await restoreDashboard(ada, id)
    assert.lengthOf((await openDashboard(ada, String(id))).tiles, 1)
  })

  test('shows its other editors no more of a tile than its place, and keeps what they do not see', async ({
    world,
    assert,
  }) => {
    const { ada, id } = await made(world)
    await shareDashboard(ada, id, { shared_with: 'company', role_id: null, user_ids: null })
    const sharing = { model: 'kernel.dashboard', operations: ['read', 'share'] }
    const sam = await samWith(world, sharing)
    const opened = await openDashboard(sam, String(id))
    const { dashboard } = await editorProps(sam, opened)
    assert.deepEqual(dashboard.tiles, [{ id: 'a', kind: 'list', x: 0, y: 0, w: 6, h: 3 }])
    const tiles = [{ ...dashboard.tiles[0], w: 12 }]
    await changeDashboard(sam, id, { version: dashboard.version, tiles })
    const [tile] = (await openDashboard(ada, String(id))).tiles
    assert.deepEqual(tile, { ...LIST, w: 12 })
    assert.deepEqual((await copyOf(sam, String(id))).tiles, [])
  })
})

test.group('The dashboard one starts with', () => {
  test('is one’s own choice, else that of one’s role, else the company’s', async ({
    world,
    assert,
  }) => {
    const { ada, id } = await made(world)
    const readers = await role(world, 'Readers', [{ operations: ['read'] }])
    const sam = await give(world, 'sam', readers)
    const start = async () => (await startDashboard(sam))?.line.name
    const board = async (name: string) => {
      const { id: number } = await makeDashboard(ada, { name })
      await shareDashboard(ada, number, { shared_with: 'company', role_id: null, user_ids: null })
      return String(number)
    }
    await chooseStart(ada, { scope: 'company', role_id: null, dashboard: await board('All') })
    assert.equal(await start(), 'All')
    const forRole = { scope: 'role', role_id: readers.id, dashboard: await board('Role') } as const
    await chooseStart(ada, forRole)
    assert.equal(await start(), 'Role')
    const own = await makeDashboard(sam, { name: 'Own' })
    await chooseStart(sam, { scope: 'user', role_id: null, dashboard: String(own.id) })
    assert.equal(await start(), 'Own')
    await archiveDashboard(sam, own.id)
    assert.equal(await start(), 'Role')
    const foreign = { scope: 'user', role_id: null, dashboard: String(id) } as const
    assert.equal((await refusalOf(chooseStart(sam, foreign))).status, 404)
    const forAll = { scope: 'company', role_id: null, dashboard: null } as const
    assert.equal((await refusalOf(chooseStart(sam, forAll))).status, 403)
    await chooseStart(sam, { scope: 'user', role_id: null, dashboard: 'none' })
    assert.isUndefined(await start())
  })
})
