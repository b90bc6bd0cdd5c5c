import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { proposeTax } from '../../tax/propose_tax.js'
import { codesOf, companyIn } from './posting.js'

async function party(world: World, values: Record<string, unknown>) {
  return (await world.create('contacts.party', { name: 'Bolt', kind: 'organisation', ...values }))
    .id
}

/** The code of the tax a sale to this party should bear. */
async function proposed(ctx: Context, partyId: number | null, more: object = {}) {
  const id = await proposeTax(ctx, { scope: 'sale', partyId, onDate: ctx.today, ...more })
  return id && (await codesOf(ctx, 'accounting.tax')).get(id)
}

test.group('The tax that is proposed', () => {
  test('follows where the customer is and what he is to the tax office', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const french = await party(world, { country: 'FR' })
    assert.equal(await proposed(ctx, null), 'U19')
    assert.equal(await proposed(ctx, await party(world, { country: 'DE' })), 'U19')
    assert.equal(await proposed(ctx, await party(world, { country: 'UA' })), 'UEXP')
    assert.equal(await proposed(ctx, french), 'U19')
    await ctx.run('contacts.party.update', french, { 'accounting.tax_group': 'business' })
    assert.equal(await proposed(ctx, french), 'UIGL')
    assert.equal(await proposed(ctx, french, { country: 'DE' }), 'U19')
    assert.equal(await proposed(ctx, french, { scope: 'purchase' }), 'VIGE19')
  })

  test('is that of a sale at home as long as the company has no country', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const abroad = await party(world, { country: 'UA' })
    assert.equal(await proposed(ctx, abroad), 'UEXP')
    await world.as('ada').run('kernel.company.update', ctx.company.id, { country: null })
    assert.equal(await proposed(ctx, abroad), 'U19')
    assert.equal(await proposed(ctx, null), 'U19')
  })

  test('begins with the tax of the product', async ({ world, assert }) => {
    const ctx = await companyIn(world, 'DE')
    const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', 'U7'] })
    const product = await world.create('catalogue.product', { name: 'Book' })
    await ctx.run('catalogue.product.update', product.id, { 'accounting.sale_tax_id': data[0].id })
    assert.equal(await proposed(ctx, null, { productId: product.id }), 'U7')
    const american = await party(world, { country: 'US' })
    assert.equal(await proposed(ctx, american, { productId: product.id }), 'UEXP')
  })

  test('a product takes the tax of the nearest category above it that has one', async ({
    world,
    assert,
  }) => {
    const ctx = await companyIn(world, 'DE')
    const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', 'U7'] })
    const print = await world.create('catalogue.category', { name: 'Print' })
    await ctx.run('catalogue.category.update', print.id, { 'accounting.sale_tax_id': data[0].id })
    const books = await world.create('catalogue.category', { name: 'Books', parent_id: print.id })
    const { id } = await world.create('catalogue.product', { name: 'Novel', category_id: books.id })
    assert.equal(await proposed(ctx, null, { productId: id }), 'U7')
  })
})
