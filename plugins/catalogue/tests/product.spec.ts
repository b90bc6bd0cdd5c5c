import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import Barcode from '../models/barcode.js'
import Category from '../models/category.js'
import Product from '../models/product.js'
import Unit from '../models/unit.js'

const enter = (world: World, values: Record<string, unknown>) =>
  world.as('clerk').run<Product>('catalogue.product.create', null, { name: 'Bolt', ...values })

async function unitOf(world: World, externalId: string) {
  const ctx = await world.context({ plugins: ['catalogue'] })
  return (await Unit.findBy(ctx, ['external_id', 'eq', externalId]))!
}

const fieldOf = (refusal: { errors: { field: string; code: string }[] }) => refusal.errors[0]

test.group('Products', () => {
  test('a product is counted in pieces unless told', async ({ world, assert }) => {
    const bolt = await enter(world, {})
    assert.equal(bolt.unitId, (await unitOf(world, 'piece')).id)
    assert.equal(bolt.currency, 'EUR')
  })

  test('a price keeps its six decimals', async ({ world, assert }) => {
    const bolt = await enter(world, { sales_price: '0.0225', cost: '0.012345' })
    assert.equal(bolt.salesPrice!.toString(), '0.0225')
    assert.equal(bolt.cost!.toString(), '0.012345')
  })

  test('sales and purchase units convert to the stock unit', async ({ world, assert }) => {
    const [dozen, kilogram] = [await unitOf(world, 'dozen'), await unitOf(world, 'kg')]
    await assert.doesNotReject(() => enter(world, { purchase_unit_id: dozen.id }))
    const refusal = await enter(world, { name: 'Nut', sales_unit_id: kilogram.id }).catch(
      (error) => error
    )
    assert.deepInclude(fieldOf(refusal), { field: 'sales_unit_id', code: 'E_UNIT_CATEGORY' })
  })

  test('the weight unit is a unit of weight', async ({ world, assert }) => {
    const metre = await unitOf(world, 'm')
    await assert.rejects(() => enter(world, { weight: '2', weight_unit_id: metre.id }), 'E_INPUT')
    const bolt = await enter(world, { weight: '2' })
    assert.equal(bolt.weightUnitId, (await unitOf(world, 'kg')).id)
  })

  test('the supplier is a party marked as such', async ({ world, assert }) => {
    const supplier = await world.create<RecordModel>('contacts.party', {
      name: 'Bolt works',
      is_supplier: true,
    })
    const other = await world.create<RecordModel>('contacts.party', { name: 'Somebody' })
    await assert.doesNotReject(() => enter(world, { supplier_id: supplier.id }))
    await assert.rejects(() => enter(world, { supplier_id: other.id }), 'E_INPUT')
  })
})

test.group('Barcodes of products', () => {
  test('a barcode written straight becomes a line', async ({ world, assert }) => {
    const bolt = await enter(world, { barcode: '4006381333931' })
    const line = await Barcode.findBy(await world.context(), ['product_id', 'eq', bolt.id])
    assert.include(line, { code: '4006381333931', kind: 'gtin' })
  })

  test('the first line is shown', async ({ world, assert }) => {
    const barcodes = [{ code: '4006381333931' }, { code: 'shelf-17', kind: 'own' }]
    const { id } = await enter(world, { barcodes })
    assert.equal((await Product.findOrFail(await world.context(), id)).barcode, '4006381333931')
  })

  test('one scan finds one product', async ({ world, assert }) => {
    await enter(world, { barcodes: [{ code: '036000291452' }] })
    const again = { name: 'Nut', barcodes: [{ code: '0036000291452' }] }
    const refusal = await enter(world, again).catch((error) => error)
    assert.deepInclude(fieldOf(refusal), { field: 'barcodes.0.code', code: 'E_BARCODE_TAKEN' })
  })

  test('a wrong check digit is refused beside its line', async ({ world, assert }) => {
    const refusal = await enter(world, { barcodes: [{ code: '4006381333932' }] }).catch(
      (error) => error
    )
    assert.deepInclude(fieldOf(refusal), { field: 'barcodes.0.code', code: 'E_GTIN' })
  })
})

test.group('Units and categories', () => {
  test('a unit that products are counted in keeps its factor', async ({ world, assert }) => {
    const dozen = await unitOf(world, 'dozen')
    const change = () =>
      world.as('manager').run('catalogue.unit.update', dozen.id, { numerator: 13 })
    await assert.doesNotReject(change)
    await enter(world, { purchase_unit_id: dozen.id })
    await assert.rejects(
      () => world.as('manager').run('catalogue.unit.update', dozen.id, { numerator: 12 }),
      'E_UNIT_IN_USE'
    )
    await assert.doesNotReject(() =>
      world.as('manager').run('catalogue.unit.update', dozen.id, { name: '12 pieces' })
    )
  })

  test('a unit has no factor of zero', async ({ world, assert }) => {
    const body = { name: 'Nothing', symbol: 'n', numerator: 0 }
    await assert.rejects(
      () => world.as('manager').run('catalogue.unit.create', null, body),
      'E_INPUT'
    )
  })

  test('the usual units are there in every company, and only once', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['catalogue'] })
    const { data } = await ctx.list('catalogue.unit', {
      filter: ['external_id', 'in', ['piece', 'kg', 'lb']],
    })
    assert.lengthOf(data, 3)
  })

  test('a category cannot stand within itself', async ({ world, assert }) => {
    const tools = await world.create(Category, { name: 'Tools' })
    const saws = await world.create(Category, { name: 'Saws', parent_id: tools.id })
    const turn = () =>
      world.as('manager').run('catalogue.category.update', tools.id, { parent_id: saws.id })
    await assert.rejects(turn, 'E_INPUT')
  })
})
