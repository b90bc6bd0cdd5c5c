import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { lowStock } from '../stock/low_stock.js'
import { asOf, type LevelRow } from '../stock/on_hand.js'
import { stockCard } from '../stock/stock_card.js'
import { stockScreen } from '../stock/stock_screen.js'

const DAYS = [
  ['receive', '2026-01-10', '10'],
  ['deliver', '2026-02-01', '4'],
  ['receive', '2026-03-05', '2.5'],
]

/** A product with the moves of three days. */
async function movedProduct(world: World) {
  await world.enable('inventory')
  const units = (await world.context()).records('catalogue.unit')
  const kilogram = await units.findBy(['external_id', 'eq', 'kg'])
  const { id } = await world.create('catalogue.product', { name: 'Chai', unit_id: kilogram!.id })
  const clerk = world.as('inventory.clerk')
  for (const [kind, day, quantity] of DAYS) {
    const lines = [{ product_id: id, quantity }]
    const draft = await clerk.run<RecordModel>('inventory.operation.create', null, {
      kind,
      on_date: day,
      lines,
    })
    await clerk.run('inventory.operation.post', draft)
  }
  return { id, ctx: await world.context() }
}

test.group('Looking back at stock', () => {
  test('stock at the end of any day is the sum of the moves until then', async ({
    world,
    assert,
  }) => {
    const { id, ctx } = await movedProduct(world)
    const { data } = await ctx.list('inventory.stock_level', {
      filter: [
        ['product_id', 'eq', id],
        ['location.kind', 'eq', 'storage'],
      ],
    })
    const levels = data as unknown as LevelRow[]
    const at = async (day: string) => (await asOf(ctx, levels, day))[0].quantity
    assert.deepEqual(
      await Promise.all(
        ['2026-01-09', '2026-01-10', '2026-02-01', '2026-03-04', '2026-03-05'].map(at)
      ),
      ['0', '10', '6', '6', '8.5']
    )
  })

  test('the stock card shows each move with the balance after it', async ({ world, assert }) => {
    const { id, ctx } = await movedProduct(world)
    const card = await stockCard(ctx, id)
    assert.deepEqual(
      card.lines.map((line) => [line.on_date, line.received, line.issued, line.balance]),
      [
        ['2026-03-05', '2.5', null, '8.5'],
        ['2026-02-01', null, '4', '6'],
        ['2026-01-10', '10', null, '10'],
      ]
    )
    assert.equal(card.opening, '0')
    assert.equal(card.closing, '8.5')
  })

  test('a product at its reorder level is low, one above it is not', async ({ world, assert }) => {
    const { id, ctx } = await movedProduct(world)
    const set = (level: string) =>
      world.as('ada').run('catalogue.product.update', id, { 'inventory.reorder_level': level })
    await set('8.5')
    assert.deepEqual(
      (await lowStock(ctx)).map((one) => one.missing),
      ['0']
    )
    assert.isEmpty(await lowStock(ctx, { below: true }))
    await set('8')
    assert.isEmpty(await lowStock(ctx))
  })
})

test.group('The stock screen', () => {
  test('goes by product, with units, and leaves out what holds nothing', async ({
    world,
    assert,
  }) => {
    const { id, ctx } = await movedProduct(world)
    const clerk = world.as('inventory.clerk')
    const move = async (product: number, kind: string, quantity: string) => {
      const lines = [{ product_id: product, quantity }]
      const input = { kind, on_date: '2026-03-10', lines }
      const draft = await clerk.run<RecordModel>('inventory.operation.create', null, input)
      await clerk.run('inventory.operation.post', draft)
    }
    const [kilogram] = await ctx.records('catalogue.unit').where(['external_id', 'eq', 'kg'])
    const apples = await world.create('catalogue.product', { name: 'Apples', unit_id: kilogram.id })
    await move(apples.id, 'receive', '3')
    const shown = async (query: Record<string, unknown>) =>
      (await stockScreen(ctx, query)).rows.map((row) => [row.product_id, row.quantity, row.unit])
    assert.deepEqual(await shown({}), [
      [apples.id, '3', 'kg'],
      [id, '8.5', 'kg'],
    ])
    await move(apples.id, 'deliver', '3')
    assert.deepEqual(await shown({}), [[id, '8.5', 'kg']])
    assert.deepEqual(await shown({ zero: 'true' }), [
      [apples.id, '0', 'kg'],
      [id, '8.5', 'kg'],
    ])
    assert.deepEqual(await shown({ on: '2026-02-01' }), [[id, '6', 'kg']])
  })
})
