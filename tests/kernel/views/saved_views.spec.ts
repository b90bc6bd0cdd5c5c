import { test, type World } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { listData } from '#kernel/records/screens/props'
import { archiveView, changeView, restoreView } from '#kernel/records/views/change_view'
import { readableQuery } from '#kernel/records/views/readable_query'
import { saveView } from '#kernel/records/views/save_view'
import { shareView } from '#kernel/records/views/share_view'
import { viewsOf } from '#kernel/records/views/tabs'
import { give, refusalOf, role, samWith } from '#tests/kernel/access/people'

const units = () => registry.model('kernel.org_unit')
const BRANCHES = { filter: '[["kind","eq","branch"]]', sort: '-name' }

const sharing = { model: 'kernel.saved_view', operations: ['read', 'share'] }

async function samAndAda(world: World) {
  const sam = await samWith(world, { operations: ['read'] })
  return { sam, ada: await world.as('ada').context() }
}

const names = async (ctx: Parameters<typeof viewsOf>[0]) =>
  (await viewsOf(ctx, units())).tabs.flatMap((one) => one.name ?? [])

test.group('A saved view', () => {
  test('is kept by whoever may read the list, for himself alone', async ({ world, assert }) => {
    const { sam, ada } = await samAndAda(world)
    await saveView(sam, units(), { name: 'Branches', query: BRANCHES })
    assert.deepEqual(await names(sam), ['Branches'])
    assert.deepEqual(await names(ada), [])
    const [tab] = (await viewsOf(sam, units())).tabs.filter((one) => one.name)
    assert.deepEqual(tab.query, BRANCHES)
    assert.isTrue(tab.own)
  })

  test('holds only what a list can answer', async ({ world, assert }) => {
    const { sam } = await samAndAda(world)
    const save = (query: unknown) => refusalOf(saveView(sam, units(), { name: 'Odd', query }))
    assert.equal((await save({ filter: '[["nothing","eq",1]]' })).errors[0].code, 'E_UNKNOWN_FIELD')
    assert.equal((await save({ limit: '500' })).errors[0].field, 'query.limit')
    assert.equal((await save({ group: 'name:month' })).errors[0].code, 'E_BUCKET')
    assert.equal((await save([])).errors[0].field, 'query')
  })

  test('keeps a list shown as a pivot or chart, for whoever may report on it', async ({
    world,
    assert,
  }) => {
    const { sam, ada } = await samAndAda(world)
    const query = { show: 'pivot', rows: 'kind', across: 'created_at:year', figure: 'count' }
    const { id } = await saveView(ada, units(), { name: 'By kind', query })
    assert.deepEqual(readableQuery(ada, units(), query), { query, isReduced: false })
    assert.deepEqual(readableQuery(sam, units(), query), { query: {}, isReduced: true })
    assert.deepEqual((await listData(ada, units(), { ...query, view: String(id) })).rows, [])
    const refused = async (change: object) => {
      const save = saveView(ada, units(), { name: 'Odd', query: { ...query, ...change } })
      return (await refusalOf(save)).errors[0].field
    }
    assert.equal(await refused({ show: 'globe' }), 'show')
    assert.equal(await refused({ rows: 'colour' }), 'rows')
    assert.equal(await refused({ across: 'kind:year' }), 'across')
    assert.equal(await refused({ figure: 'sum:name' }), 'figure')
    assert.equal(await refused({ figure: 'guess' }), 'figure.fn')
  })

  test('is not there for who may not read the list', async ({ world, assert }) => {
    const sam = await world.as('sam').context()
    const refused = await refusalOf(saveView(sam, units(), { name: 'Any', query: {} }))
    assert.equal(refused.status, 403)
  })

  test('is shared with a role or the company by whoever has the right', async ({
    world,
    assert,
  }) => {
    const { sam, ada } = await samAndAda(world)
    const view = await saveView(sam, units(), { name: 'Branches', query: BRANCHES })
    const toAll = { shared_with: 'company', role_id: null } as const
    assert.equal((await refusalOf(shareView(sam, view.id, toAll))).status, 403)
    const mayShare = await give(world, 'sam', await role(world, 'Sharer', [sharing]))
    await shareView(mayShare, view.id, toAll)
    assert.deepEqual(await names(ada), ['Branches'])
    const sharer = await mayShare.records('kernel.role').findBy(['name', 'eq', 'Sharer'])
    await shareView(mayShare, view.id, { shared_with: 'role', role_id: sharer!.id })
    assert.deepEqual(await names(ada), [])
    assert.deepEqual(await names(mayShare), ['Branches'])
    await shareView(sam, view.id, { shared_with: 'private', role_id: null })
    assert.deepEqual(await names(sam), ['Branches'])
  })

  test('of somebody else is missing, a shared one is only its owner’s to change', async ({
    world,
    assert,
  }) => {
    const { sam, ada } = await samAndAda(world)
    const view = await saveView(ada, units(), { name: 'All of them', query: {} })
    assert.equal((await refusalOf(changeView(sam, view.id, { name: 'Mine' }))).status, 404)
    await shareView(ada, view.id, { shared_with: 'company', role_id: null })
    assert.equal((await refusalOf(changeView(sam, view.id, { name: 'Mine' }))).status, 403)
    assert.equal((await refusalOf(archiveView(sam, view.id))).status, 403)
    await archiveView(ada, view.id)
    assert.deepEqual(await names(sam), [])
    await restoreView(ada, view.id)
    assert.deepEqual(await names(sam), ['All of them'])
  })

  test('that names a field the viewer may not read leaves it out', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const narrow = await give(
      world,
      'sam',
      await role(world, 'Narrow', [{ operations: ['read'], fields: ['name'] }])
    )
    const query = {
      filter: '[["kind","eq","branch"],{"or":[["name","contains","a"],["code","eq","X"]]}]',
      sort: 'code,-name',
      fields: 'name,code',
      group: 'kind,name',
    }
    const whole = readableQuery(ada, units(), query)
    assert.deepEqual(whole, { query, isReduced: false })
    assert.deepEqual(readableQuery(narrow, units(), query), {
      query: {
        filter: '[{"or":[["name","contains","a"]]}]',
        sort: '-name',
        fields: 'name',
        group: 'name',
      },
      isReduced: true,
    })
    const data = await listData(narrow, units(), { ...query, group: undefined, view: '1' })
    assert.isTrue(data.isReduced)
    assert.deepEqual(data.columns, ['name'])
  })
})
