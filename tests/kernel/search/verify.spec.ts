import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import db from '@adonisjs/lucid/services/db'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { loadDemo } from '#kernel/plugins/demo'
import { verify } from '#kernel/plugins/verify'
import { list } from '#kernel/records/query/list'
import { indexedModels, rebuildSearch, staleModels } from '#kernel/records/search/rebuild'
import { search } from '#kernel/records/search/search'

const NAME = 'kernel.search_agrees_with_records'
const PARTY = 'contacts.party'

async function breaches() {
  const findings = await verify()
  return findings
    .filter((one) => one.invariant === NAME)
    .flatMap((one) => one.breaches.map(({ text }) => text))
}

async function three(world: World) {
  return Promise.all(['Kestrel', 'Merlin', 'Hobby'].map((name) => world.create(PARTY, { name })))
}

const rebuild = async () => rebuildSearch(await kernelContext({}), indexedModels())

test.group('The search index', (group) => {
  group.each.timeout(120_000)

  test('agrees with everything that was written in an ordinary way', async ({ world, assert }) => {
    await world.enable('inventory')
    await loadDemo(await world.context(), { volume: 20 })
    await world.as('ada').token()
    assert.isEmpty(await breaches())
  })

  test('verify names what direct SQL broke, and a rebuild mends it', async ({ world, assert }) => {
    const [kestrel, merlin, hobby] = await three(world)
    await db.from('search_entries').where('record_id', kestrel.id).where('model', PARTY).delete()
    await db.from('contacts_parties').where('id', merlin.id).update({ name: 'Goshawk' })
    await db.from('contacts_parties').where('id', hobby.id).delete()
    assert.sameMembers(await breaches(), [
      `${PARTY} ${kestrel.id} is missing from the search index`,
      `${PARTY} ${merlin.id} is in the search index with other words`,
      `${PARTY} ${hobby.id} is in the search index, yet no longer there`,
    ])
    await rebuild()
    assert.isEmpty(await breaches())
    const { groups } = await search(await world.as('ada').context(), 'goshawk')
    const [parties] = groups
    assert.equal(parties.hits[0].label, 'Goshawk')
  })

  test('is made anew from nothing and says how far it is', async ({ world, assert }) => {
    await three(world)
    await db.from('search_entries').delete()
    const seen: number[] = []
    await rebuildSearch(await kernelContext({}), [registry.model(PARTY)], {
      report: ({ done, last }) => void seen.push(done / last),
    })
    assert.deepEqual(seen, [1])
    const { groups } = await search(await world.as('ada').context(), 'merlin')
    assert.lengthOf(groups, 1)
  })

  test('goes on where a rebuild was stopped, unless that is long ago', async ({
    world,
    assert,
  }) => {
    const parties = await three(world)
    const ids = parties.map((one) => one.id).sort((one, other) => one - other)
    await db.from('search_entries').where('model', PARTY).delete()
    const ctx = await kernelContext({})
    /** The records a run has come to; with `isStopped` it ends after the first. */
    const run = async (isStopped: boolean, now = ctx.now) => {
      const stop = new AbortController()
      const seen: number[] = []
      const report = ({ done }: { done: number }) => {
        seen.push(done)
        if (isStopped) stop.abort()
      }
      const options = { atOnce: 1, signal: stop.signal, report }
      await rebuildSearch(ctx.with({ now }), [registry.model(PARTY)], options)
      return seen
    }
    assert.deepEqual(await run(true), [ids[0]])
    assert.deepEqual(await run(false), ids.slice(1))
    assert.isEmpty(await breaches())
    assert.deepEqual(await run(true), [ids[0]])
    assert.deepEqual(await run(false, new Date(ctx.now.getTime() + 90_000_000)), ids)
  })

  test('keeps archived records for lists, not for the palette', async ({ world, assert }) => {
    const [kestrel] = await three(world)
    await rebuild()
    const ctx = await world.as('ada').context()
    await ctx.run(`${PARTY}.archive`, kestrel.id, {})
    assert.isEmpty((await search(ctx, 'kestrel')).groups)
    const found = async (archived: boolean) =>
      (await list(ctx, registry.model(PARTY), { q: 'estre', archived })).data.length
    assert.deepEqual([await found(false), await found(true)], [0, 1])
    assert.isEmpty(await breaches())
  })

  test('knows which models it was never made for', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['contacts'] })
    const stale = async () => (await staleModels(ctx)).map((one) => one.name)
    assert.include(await stale(), PARTY)
    await rebuild()
    assert.isEmpty(await stale())
  })
})
