import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { limits } from '#config/limits'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { audiencesOf } from '#kernel/records/search/audiences'
import { rebuildSearch } from '#kernel/records/search/rebuild'
import { search } from '#kernel/records/search/search'
import { searchIndex } from '#kernel/records/search/search_index'
import { caller, installThings, store } from '#tests/kernel/query/things'

const labels = async (typed: string) => {
  const { groups, isPartial } = await search(caller(), typed)
  return { found: groups.flatMap(({ hits }) => hits.map(({ label }) => label)), isPartial }
}

test.group('The time a search may take', (group) => {
  const usual = { ...limits }

  group.setup(async () => {
    const remove = await installThings()
    await store('probe_things', [
      { id: 1, name: 'granite grey', company_id: 1 },
      { id: 900_000, name: 'granite white', company_id: 1 },
    ])
    await rebuildSearch(await kernelContext({}), [registry.model('probe.thing')])
    return async () => {
      for (const table of ['search_entries', 'search_models']) {
        await db.from(table).where('model', 'like', '%probe.%').delete()
      }
      await remove()
    }
  })
  group.each.teardown(() => void Object.assign(limits, usual))

  test('is enough for an ordinary one, which then is whole', async ({ assert }) => {
    assert.deepEqual(await labels('granite'), {
      found: ['granite white', 'granite grey'],
      isPartial: false,
    })
    assert.deepEqual(await labels('gneiss'), { found: [], isPartial: false })
  })

  test('ends it with what was found, and it says that this may not be all', async ({ assert }) => {
    limits.palette = 0
    assert.deepEqual(await labels('marble'), { found: [], isPartial: true })
  })
})

const STONES = 4000
const MINERALS = ['quartz', 'feldspar', 'mica', 'olivine', 'pyroxene', 'zircon', 'garnet', 'beryl']

test.group('The time the search index may take', (group) => {
  group.each.timeout(120_000)
  group.setup(async () => {
    const remove = await installThings()
    // The newest have none of what is looked for, so that it seems rare.
    const stones = Array.from({ length: STONES + 200 }, (_, at) => ({
      id: 1_000_000 + at,
      name: at < STONES ? MINERALS.map((one) => `${one}${(at * 7919) % 4999}`).join(' ') : 'slag',
      company_id: 1,
    }))
    await store('probe_things', stones)
    await rebuildSearch(await kernelContext({}), [registry.model('probe.thing')])
    return async () => {
      for (const table of ['search_entries', 'search_models']) {
        await db.from(table).where('model', 'like', '%probe.%').delete()
      }
      await remove()
    }
  })

  const within = (longest: number) =>
    searchIndex().within(caller(), {
      model: 'probe.thing',
      companies: [null, 1],
      audiences: audiencesOf(caller()),
      archived: false,
      needles: ['quartz', 'zircon'],
      limit: STONES,
      longest,
    })

  test('ends it wherever it is, and what was asked is left to the list', async ({ assert }) => {
    const answers: (number[] | null)[] = []
    for (let longest = 1; longest <= 60; longest++) answers.push(await within(longest / 2))
    for (const ids of answers) if (ids) assert.lengthOf(ids, STONES)
    assert.isTrue(answers.includes(null))
    assert.lengthOf((await within(60_000))!, STONES)
  })
})
