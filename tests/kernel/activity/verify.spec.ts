import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { loadDemo, demoSize, unloadDemo } from '#kernel/plugins/demo'
import { verify } from '#kernel/plugins/verify'
import type { World } from '#kernel/plugins/testing/world'

/** A company with demo data in every plugin, and what verify says of it after tampering. */
async function brokenAfter(world: World, tamper: () => Promise<unknown>) {
  await world.enable('inventory')
  await loadDemo(await world.context(), { volume: 20 })
  const before = (await verify()).filter((one) => one.breaches.length > 0)
  if (before.length > 0) throw new Error(JSON.stringify(before))
  await tamper()
  return (await verify()).filter((one) => one.breaches.length > 0).map((one) => one.invariant)
}

const first = (table: string) => db.from(table).orderBy('id').first()

test.group('verify finds what direct SQL broke', (group) => {
  group.each.timeout(120_000)

  test('an altered level', async ({ world, assert }) => {
    const broken = await brokenAfter(world, async () => {
      const level = await first('inventory_stock_levels')
      await db.from('inventory_stock_levels').where('id', level.id).increment('quantity', 1_000_000)
    })
    assert.include(broken, 'inventory.stock_is_sum_of_moves')
  })

  test('a removed number', async ({ world, assert }) => {
    const broken = await brokenAfter(world, async () => {
      const posted = await db.from('inventory_operations').where('state', 'posted').first()
      await db.from('inventory_operations').where('id', posted.id).update({ number: null })
    })
    assert.includeMembers(broken, ['kernel.numbers_have_no_gaps', 'inventory.posted_is_numbered'])
  })

  test('a change past the history', async ({ world, assert }) => {
    const broken = await brokenAfter(world, async () => {
      const party = await first('contacts_parties')
      await db.from('contacts_parties').where('id', party.id).increment('version', 1)
    })
    assert.deepEqual(broken, ['kernel.history_is_complete'])
  })
})

test.group('Demo data', (group) => {
  group.each.timeout(120_000)

  test('comes and goes without a trace', async ({ world, assert }) => {
    await world.enable('inventory')
    const ctx = await world.context()
    await loadDemo(ctx, { volume: 20 })
    assert.isAbove(await demoSize(ctx), 50)
    await assert.rejects(() => loadDemo(ctx), 'E_DEMO_LOADED')
    await unloadDemo(ctx)
    assert.equal(await demoSize(ctx), 0)
    for (const table of ['contacts_parties', 'catalogue_products', 'inventory_operations']) {
      assert.isNull(await db.from(table).first(), table)
    }
    assert.isEmpty((await verify()).filter((one) => one.breaches.length > 0))
  })

  test('stays where real records build on it', async ({ world, assert }) => {
    await world.enable('inventory')
    const ctx = await world.context()
    await loadDemo(ctx, { volume: 20 })
    const product = await first('catalogue_products')
    const lines = [{ product_id: product.id, quantity: '1' }]
    await ctx.run('inventory.operation.create', null, { kind: 'receive', lines })
    await assert.rejects(() => unloadDemo(ctx), 'E_BATCH_IN_USE')
    assert.isAbove(await demoSize(ctx), 50)
  })
})
