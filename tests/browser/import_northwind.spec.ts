import app from '@adonisjs/core/services/app'
import { test } from 'kontor/testing'
import type { Locator, Page } from 'playwright'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { workFor } from '#tests/browser/worker_of'
import { lowStock } from '../../plugins/inventory/stock/low_stock.js'
import expected from '../vectors/northwind/expected.json' with { type: 'json' }

const northwind = (name: string) => app.makePath('tests/vectors/northwind', `${name}.csv`)

interface Steps {
  list: string
  file: string
  columns?: Record<string, string>
  fixed?: Record<string, string>
}

/** Required fields carry a star behind their name. */
async function select(field: Locator, label: string) {
  const option = field
    .locator('option')
    .filter({ hasText: new RegExp(`^\\s*${label}( \\*)?\\s*$`) })
  await field.selectOption((await option.first().getAttribute('value'))!)
}

/** Chooses the file and says what the headers do not say by themselves. */
async function prepare(page: Page, { list, file, columns = {}, fixed = {} }: Steps) {
  await visit(page, `${list}/import`)
  await page.locator('input[type=file]').setInputFiles(northwind(file))
  await page.getByRole('heading', { name: 'Which column fills which field?' }).waitFor()
  for (const [header, label] of Object.entries(columns)) {
    await select(page.getByLabel(`Field: ${header}`, { exact: true }), label)
  }
  for (const [label, value] of Object.entries(fixed)) {
    await select(page.getByLabel('Add a field'), label)
    const group = page.getByRole('group', { name: 'The same for every row' })
    const field = group.getByRole('combobox', { name: label, exact: true })
    await field.selectOption({ label: value })
  }
}

/** What the screen says after a try or an import: new, changed and refused. */
async function press(page: Page, button: string, heading: string) {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('heading', { name: heading }).waitFor({ timeout: 60_000 })
  const count = (key: string) => page.locator(`[data-count=${key}]`).innerText()
  return [await count('created'), await count('updated'), await count('refused')].join(' ')
}

async function bring(page: Page, steps: Steps) {
  await prepare(page, steps)
  return press(page, 'Import', 'What happened')
}

test.group('Importing Northwind on the screen', (group) => {
  group.teardown(closeBrowser)

  test('customers: choose, map, try, import, see the list', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['inventory'])
    workFor(page)
    await prepare(page, {
      list: '/contacts/parties',
      file: 'customers',
      columns: { Address: 'Street', ContactName: 'Leave out' },
      fixed: { Kind: 'Organisation', Customer: 'Yes' },
    })
    assert.equal(await page.getByLabel('Field: CustomerID').inputValue(), 'external_id')
    assert.equal(
      await page.getByLabel('A record is already there if it has the same').inputValue(),
      'external_id'
    )
    assert.equal(await press(page, 'Try it', 'What would happen'), '91 0 0')
    assert.lengthOf(
      (
        await world
          .as('ada')
          .context()
          .then((ctx) => ctx.list('contacts.party', {}))
      ).data,
      0
    )
    assert.equal(await press(page, 'Import', 'What happened'), '91 0 0')
    await page.getByRole('link', { name: 'Open the list' }).click()
    await page.getByText('Alfreds Futterkiste').first().waitFor()
    assert.deepEqual(complaints, [])
  }).timeout(120_000)

  test('a refused row is told on the screen and comes as a file', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    workFor(page)
    await visit(page, '/contacts/parties/import')
    const buffer = Buffer.from('Name,Country\nBolt,Germany\nDora,Atlantis\n')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer })
    assert.equal(await press(page, 'Import', 'What happened'), '1 0 1')
    await page.getByText('Country: “Atlantis” is no country we know.').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'All refused rows as a file' }).click()
    assert.match((await download).suggestedFilename(), /^import-\d+-errors\.csv$/)
    assert.deepEqual(complaints, [])
  })

  test('what cannot be read is said and nothing is lost', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    workFor(page)
    await visit(page, '/contacts/parties/import')
    const input = page.locator('input[type=file]')
    await input.setInputFiles({
      name: 'a.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,a\n1,2\n'),
    })
    await page.getByText('The column “a” is there twice.').waitFor()
    await input.setInputFiles({
      name: 'b.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Name\nBolt\n'),
    })
    await page.getByLabel('Field: Name').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'What happened' }).waitFor()
    assert.equal(await page.locator('[data-count=created]').innerText(), '1')
  })

  test('suppliers, products and opening stock give the published figures', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['inventory'])
    workFor(page)
    const suppliers = await bring(page, {
      list: '/contacts/parties',
      file: 'suppliers',
      columns: { Address: 'Street' },
      fixed: { Kind: 'Organisation', Supplier: 'Yes' },
    })
    assert.equal(suppliers, '29 0 0')
    assert.equal(await bring(page, { list: '/catalogue/categories', file: 'categories' }), '8 0 0')
    const products = await bring(page, {
      list: '/catalogue/products',
      file: 'products',
      columns: { QuantityPerUnit: 'Packaging', UnitPrice: 'Sales price' },
      fixed: { Kind: 'Goods' },
    })
    assert.equal(products, '77 0 0')
    const count = await bring(page, {
      list: '/inventory/operations',
      file: 'products',
      columns: {
        ProductID: 'Lines: Product',
        UnitsInStock: 'Lines: Quantity',
        ProductName: 'Leave out',
      },
      fixed: { Kind: 'Count' },
    })
    assert.equal(count, '1 0 0')
    await page.getByRole('link', { name: 'Open the list' }).click()
    await page.locator('[data-row-index="0"]').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('heading', { name: /^CNT-/ }).waitFor()
    const ctx = await world.context()
    const filter = [['location.kind', 'eq', 'storage']] as never
    const { data } = await ctx.list('inventory.stock_level', { filter, limit: 500 })
    assert.equal(
      data.reduce((sum, row) => sum + Number(row.quantity), 0),
      expected.stock_units
    )
    const low = (await lowStock(ctx)).map((one) => one.product_id)
    const found = await ctx.records('catalogue.product').where(['id', 'in', low], { limit: 100 })
    const keys = found.map((one) => Number(one.externalId)).sort((one, other) => one - other)
    assert.deepEqual(keys, expected.at_or_below_reorder_level_ignoring_on_order)
    assert.deepEqual(complaints, [])
  }).timeout(240_000)
})
