import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { storageFolder } from '#config/storage'
import { storeLogo } from '#kernel/companies/logo'
import { verify } from '#kernel/plugins/verify'
import type { World } from '#kernel/plugins/testing/world'
import { breaches, tamper } from '#tests/kernel/upkeep/tampering'

const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n picture', 'latin1')
const LONG_AGO = new Date('2020-01-01')

/** A receipt of five, posted, so that there is a number, moves and a level. */
async function received(world: World) {
  await world.enable('inventory')
  const ctx = await world.context()
  const product = await world.create('catalogue.product', { name: 'Chai', kind: 'goods' })
  const lines = [{ product_id: product.id, quantity: '5' }]
  const draft = await ctx.run<{ id: number }>('inventory.operation.create', null, {
    kind: 'receive',
    lines,
  })
  await ctx.run('inventory.operation.post', draft.id)
  return { ctx, product, receipt: draft }
}

async function findings(name: string) {
  return (await breaches()).get(name) ?? []
}

test.group('verify names the record where', (group) => {
  group.each.timeout(60_000)

  test('a reference leads nowhere', async ({ world, assert }) => {
    const { product } = await received(world)
    assert.isEmpty(await findings('kernel.references_resolve'))
    await tamper((client) => client.from('catalogue_products').where('id', product.id).delete())
    const found = await findings('kernel.references_resolve')
    assert.include(
      found.map((one) => one.text).join('\n'),
      `product_id is catalogue.product ${product.id}, which is not there`
    )
    assert.isTrue(found.some((one) => one.model === 'inventory.stock_move' && one.id))
  })

  test('a reference leads into another company', async ({ world, assert }) => {
    await received(world)
    const { id: bolt } = await world.company('bolt')
    await tamper((client) =>
      client.from('inventory_locations').update({ company_id: bolt, external_id: null })
    )
    const found = await findings('kernel.references_resolve')
    assert.match(found.map((one) => one.text).join('\n'), /which belongs to another company/)
  })

  test('an extension has a row of no record', async ({ world, assert }) => {
    await received(world)
    await tamper((client) =>
      client
        .insertQuery()
        .table('inventory_products')
        .insert({ record_id: 987_654, reorder_level: 1 })
    )
    const [found] = await findings('kernel.side_rows_resolve')
    assert.include(found.text, 'catalogue.product 987654, which is not there')
  })

  test('a number stands twice', async ({ world, assert }) => {
    const { ctx, receipt } = await received(world)
    const other = await ctx.run<{ id: number }>('inventory.operation.create', null, {
      kind: 'receive',
      lines: [],
    })
    const posted = await db.from('inventory_operations').where('id', receipt.id).first()
    await tamper(async (client) => {
      await client.rawQuery(
        'DROP INDEX `inventory_operations_company_id_number_unique`' + on('inventory_operations')
      )
      await client
        .from('inventory_operations')
        .where('id', other.id)
        .update({ number: posted.number })
    })
    try {
      const [found] = await findings('kernel.numbers_are_unique')
      assert.include(found.text, `${posted.number} stands on 2 records`)
      assert.equal(found.id, other.id)
    } finally {
      await db.from('inventory_operations').where('id', other.id).update({ number: null })
      await db.rawQuery(
        'CREATE UNIQUE INDEX `inventory_operations_company_id_number_unique` ON `inventory_operations` (`company_id`, `number`)'
      )
    }
  })

  test('a series was turned back', async ({ world, assert }) => {
    await received(world)
    await db.from('number_series').where('series', 'receive').update({ next: 1 })
    const [found] = await findings('kernel.numbers_are_unique')
    assert.match(found.text, /series receive \d{4}: 1 is in use, yet 1 would be drawn next/)
  })

  test('the history of what every company shares lacks an entry', async ({ world, assert }) => {
    await world.context()
    const user = await world.user('ada')
    await db.from('users').where('id', user).increment('version', 1)
    const [found] = await findings('kernel.history_is_complete')
    assert.deepEqual([found.model, found.id], ['kernel.user', user])
  })

  test('a picture is not what was stored', async ({ world, assert }) => {
    const ctx = await world.context()
    await storeLogo(ctx, ctx.company.id, PICTURE)
    assert.isEmpty(await findings('kernel.files_agree'))
    await db.from('company_logos').update({ content: Buffer.from('something else') })
    const [found] = await findings('kernel.files_agree')
    assert.include(found.text, `the logo of company ${ctx.company.id}`)
  })

  test('an import has lost its file, or a file its import', async ({ world, assert, cleanup }) => {
    const record = await world.create('kernel.import', {
      file_name: 'parties.csv',
      model: 'contacts.party',
      mapping: {},
    })
    const folder = join(storageFolder, 'imports')
    const orphan = join(folder, '987654.csv')
    cleanup(() => rm(orphan, { force: true }))
    await mkdir(folder, { recursive: true })
    await writeFile(orphan, 'name\n')
    const texts = async () => (await findings('kernel.files_agree')).map((one) => one.text)
    assert.deepEqual(await texts(), [`import ${record.id} has no file in imports/`])
    await utimes(orphan, LONG_AGO, LONG_AGO)
    assert.include(await texts(), 'imports/987654.csv belongs to no import')
  })

  test('a plugin is enabled without what it requires', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['inventory'] })
    await db
      .from('plugins')
      .where({ company_id: ctx.company.id, plugin: 'catalogue' })
      .update({ state: 'disabled' })
    await db.from('epochs').increment('plugins', 1)
    const [found] = await findings('kernel.enablement_is_whole')
    assert.equal(found.text, 'inventory is enabled without catalogue')
  })
})

test.group('verify', () => {
  test('checks each company and, once, the deployment', async ({ world, assert }) => {
    const { id: acme } = await world.company('acme')
    const { id: bolt } = await world.company('bolt')
    const all = await verify()
    const of = (name: string) =>
      all.filter((one) => one.invariant === name).map((one) => one.company?.id ?? null)
    assert.deepEqual(of('kernel.files_agree'), [null])
    assert.deepEqual(of('kernel.history_is_complete'), [null, acme, bolt])
    const one = await verify({ companyId: bolt })
    assert.deepEqual([...new Set(one.map((finding) => finding.company?.id))], [bolt])
  })

  test('sees one moment: what is written while it reads cannot look like a breach', async ({
    world,
    assert,
  }) => {
    const { ctx, product } = await received(world)
    let posted = 0
    const found = await verify({
      progress: async () => {
        const draft = await ctx.run<{ id: number }>('inventory.operation.create', null, {
          kind: 'receive',
          lines: [{ product_id: product.id, quantity: '1' }],
        })
        await ctx.run('inventory.operation.post', draft.id)
        posted++
      },
    })
    assert.isAbove(posted, 5)
    const stock = found.find((one) => one.invariant === 'inventory.stock_is_sum_of_moves')
    assert.deepEqual(stock?.breaches, [])
    const numbers = found.find((one) => one.invariant === 'kernel.numbers_have_no_gaps')
    assert.deepEqual(numbers?.breaches, [])
  })
})

/** MySQL's indexes have no names of their own. */
function on(table: string) {
  return db.connection().dialect.name === 'mysql' ? ` ON \`${table}\`` : ''
}
