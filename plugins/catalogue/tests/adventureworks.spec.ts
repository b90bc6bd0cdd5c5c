import { test } from 'kontor/testing'
import { importFile } from '#tests/public_data'

const FILES = [
  ['contacts.party', 'Vendor', 'contacts/adventureworks_vendors', 104],
  ['catalogue.category', 'ProductCategory', 'catalogue/adventureworks_categories', 4],
  ['catalogue.category', 'ProductSubcategory', 'catalogue/adventureworks_subcategories', 37],
  ['catalogue.product', 'Product', 'catalogue/adventureworks_products', 504],
] as const

test.group('Real data: AdventureWorks', () => {
  test('vendors, the tree of categories and products come in complete', async ({
    client,
    world,
    assert,
  }) => {
    await world.enable('catalogue')
    const token = await world.as('ada').token()
    for (const [model, name, mapping, rows] of FILES) {
      const file = `adventureworks/${name}.csv`
      const result = await importFile(client, token, { model, file, mapping })
      assert.include(result, { state: 'done', created_count: rows, refused_count: 0 }, name)
    }
    const ctx = await world.context()
    const bikes = (await ctx.records('catalogue.category').findBy(['external_id', 'eq', 'AW-C1']))!
    const list = { filter: ['category_id', 'under', bikes.id] as const, count: 'exact' }
    assert.equal((await ctx.list('catalogue.product', list)).count, 97)
  }).timeout(120_000)
})
