import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { limits } from '#config/limits'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { rebuildSearch } from '#kernel/records/search/rebuild'
import { search } from '#kernel/records/search/search'
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
