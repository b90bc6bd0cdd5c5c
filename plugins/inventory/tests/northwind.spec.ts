import { Decimal } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { importFile } from '#tests/public_data'
import expected from '../../../tests/vectors/northwind/expected.json' with { type: 'json' }
import { lowStock } from '../stock/low_stock.js'

const FILES = [
  ['contacts.party', 'customers', 'contacts/northwind_customers'],
  ['contacts.party', 'suppliers', 'contacts/northwind_suppliers'],
  ['catalogue.category', 'categories', 'catalogue/northwind_categories'],
  ['catalogue.product', 'products', 'catalogue/northwind_products'],
] as const

/** The ids Northwind gave its products, of those with these ids here. */
async function theirIds(world: World, filter: readonly unknown[]) {
  const ctx = await world.context()
  const products = await ctx.records('catalogue.product').where(filter as never, { limit: 200 })
  return products.map((one) => Number(one.externalId)).sort((one, other) => one - other)
}

test.group('Real data: Northwind', () => {
  test('customers, suppliers, products and opening stock give the published figures', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('inventory')
    const token = await world.as('ada').token()
    for (const [model, name, mapping] of FILES) {
      const file = `northwind/${name}.csv`
      const result = await importFile(client, token, { model, file, mapping })
      const rows = expected.rows[name]
      assert.include(result, { state: 'done', created_count: rows, refused_count: 0 }, name)
    }
    assert.deepEqual(await theirIds(world, ['is_discontinued', 'eq', true]), expected.discontinued)

    const products = 'northwind/products.csv'
    const levels = 'inventory/northwind_reorder_levels'
    await importFile(client, token, { model: 'catalogue.product', file: products, mapping: levels })
    const opening = 'inventory/northwind_opening_stock'
    await importFile(client, token, {
      model: 'inventory.operation',
      file: products,
      mapping: opening,
    })
    const ctx = await world.context()
    const count = await ctx.records('inventory.operation').findBy(['kind', 'eq', 'count'])
    await world.as('inventory.manager').run('inventory.operation.post', count!.id)

    const filter = ['location.kind', 'eq', 'storage'] as const
    const { data } = await ctx.list('inventory.stock_level', { filter, limit: 500 })
    const units = data.map((row) => Decimal.parse(row.quantity, 6))
    const total = units.reduce((sum, one) => sum.plus(one))
    assert.equal(total.toString(), String(expected.stock_units))
    const low = await lowStock(ctx)
    const ids = await theirIds(world, ['id', 'in', low.map((one) => one.product_id)])
    assert.deepEqual(ids, expected.at_or_below_reorder_level_ignoring_on_order)
  }).timeout(120_000)
})
