import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright'
import { test, type World } from 'kontor/testing'
import Role from '#kernel/access/models/role'
import { createUser } from '#kernel/accounts/create_user'
import { addMember } from '#kernel/companies/add_member'
import { runJobs } from '#kernel/jobs/worker'
import { transaction } from '#kernel/records/storage/transaction'
import { closeBrowser, freshPage, openAsAda, rows, signIn, visit } from '#tests/browser/visit'
import { PASSWORD } from '#tests/kernel/accounts/visitor'

const PRODUCTS = '/catalogue/products'
const EVA = 'eva@acme.example'

const field = (page: Page, name: string) =>
  page.getByRole('treeitem', { name, exact: true }).first()
const chip = (page: Page, shelf: string, name: string) =>
  page.getByRole('group', { name: shelf, exact: true }).getByRole('button', { name, exact: true })

/** Adds a choice to products, as its label and values say, for managers of the catalogue alone. */
async function addSeason(page: Page) {
  await visit(page, PRODUCTS)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('link', { name: 'Add a field' }).click()
  await page.getByRole('heading', { level: 1, name: 'New custom field' }).waitFor()
  await page.getByLabel('Label, English').fill('Season')
  await page.getByLabel('Kind').first().selectOption({ label: 'Choice' })
  for (const [at, value] of ['Spring', 'Winter'].entries()) {
    await page.getByRole('button', { name: 'Add a value' }).click()
    await page.getByLabel(`Value ${at + 1} in English`).fill(value)
  }
  await page.getByLabel('Only some roles').check()
  await page.getByLabel('Catalogue: manager').check()
  await page.getByLabel('Column of the list').check()
  await page.getByRole('button', { name: 'Save the field' }).click()
  await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor()
  await runJobs()
}

/** Four products of two categories and two seasons. */
async function stockSeasons(world: World) {
  const ada = await world.as('ada').context()
  const warm = await world.create('catalogue.category', { name: 'Coats' })
  const light = await world.create('catalogue.category', { name: 'Shirts' })
  for (const [name, category, price, season] of [
    ['Parka', warm, '120.00', 'winter'],
    ['Trench', warm, '80.00', 'spring'],
    ['Linen', light, '30.50', 'spring'],
    ['Flannel', light, '20.00', 'winter'],
  ] as const) {
    await ada.run('catalogue.product.create', null, {
      name,
      category_id: category.id,
      sales_price: price,
      custom: { season },
    })
  }
}

/** Eva is a clerk of the catalogue: she reports on products, and knows of no seasons. */
async function eva(world: World) {
  const ctx = await world.context()
  const clerk = await Role.findBy(ctx, ['key', 'eq', 'catalogue.clerk'])
  await transaction(ctx, async (inner) => {
    const user = await createUser(inner, { email: EVA, name: 'Eva', password: PASSWORD })
    await addMember(inner, user.id, [clerk!.id], { isDefault: true })
  })
}

async function exported(page: Page, format: string) {
  const fetched = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: format, exact: true }).click()
  const file = await readFile(await (await fetched).path())
  // A menu that is still closing takes the next one with it.
  await page.getByRole('menu').waitFor({ state: 'hidden' })
  return file
}

async function textOfPdf(file: Buffer) {
  const { promise } = getDocument({ data: new Uint8Array(file) })
  const pdf = await promise
  const content = await (await pdf.getPage(1)).getTextContent()
  return content.items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

/** Whether the browser itself can draw a picture, and how wide it is. */
const widthOf = (page: Page, file: Buffer, type: string) =>
  page.evaluate(
    async ([data, media]) => {
      const picture = new Image()
      picture.src = `data:${media};base64,${data}`
      await picture.decode()
      return picture.naturalWidth
    },
    [file.toString('base64'), type]
  )

test.group('From a field of one’s own to a dashboard', (group) => {
  group.teardown(closeBrowser)

  test('somebody who cannot program adds a field, reports by it, draws, exports, sends it and puts it on a dashboard; who may not see it sees nothing of it', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['catalogue'])
    await addSeason(page)
    await stockSeasons(world)

    await visit(page, PRODUCTS)
    await rows(page, 4)
    await page.keyboard.press('f')
    const filter = page.getByRole('form', { name: 'Filter' })
    await filter.getByLabel('Field').selectOption({ label: 'Season' })
    await filter.getByLabel('Spring').check()
    await filter.getByRole('button', { name: 'Apply' }).click()
    await rows(page, 2)

    await visit(page, PRODUCTS)
    await page.getByRole('button', { name: 'More actions', exact: true }).click()
    await page.getByRole('menuitem', { name: 'New report' }).click()
    await page.getByRole('heading', { level: 1, name: 'New report' }).waitFor()
    await field(page, 'Sales price').click()
    await chip(page, 'Values', 'Average Sales price').waitFor()
    await field(page, 'Category').dragTo(page.getByRole('group', { name: 'Rows', exact: true }))
    await chip(page, 'Rows', 'Category').waitFor()
    await field(page, 'Season custom').dragTo(
      page.getByRole('group', { name: 'Across', exact: true })
    )
    await chip(page, 'Across', 'Season').waitFor()
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('columnheader', { name: 'Winter' }).waitFor()
    await preview.getByText('120.00', { exact: true }).first().waitFor()
    await page.getByText('Stacked bars', { exact: true }).click()
    await preview.getByRole('img').first().waitFor()
    await page.getByRole('button', { name: 'Save the report' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Prices by season')
    await page.getByRole('dialog').getByRole('button', { name: 'Save the report' }).click()
    await page.getByRole('heading', { level: 1, name: 'Prices by season' }).waitFor()

    await visit(page, '/kernel/reports')
    await page.getByRole('link', { name: 'Prices by season' }).click()
    await page.getByRole('heading', { level: 1, name: 'Prices by season' }).waitFor()
    await page.getByRole('img').first().waitFor()
    await page.getByRole('button', { name: 'More about this report' }).click()
    await page.getByRole('menuitem', { name: 'Share' }).click()
    await page.getByLabel('Everybody in the company').check()
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByText('Sharing changed').first().waitFor()

    const book = new ExcelJS.Workbook()
    const workbook = await exported(page, 'Excel')
    await book.xlsx.load(workbook.buffer as ArrayBuffer)
    assert.includeMembers(book.worksheets[0].getSheetValues().flat(), ['Coats', 120, 80, 30.5])
    const table = parse(await exported(page, 'CSV'), { bom: true }) as string[][]
    const coats = table.find(([name]) => name === 'Coats')!
    assert.deepEqual(coats.slice(1).map(Number), [80, 120, 100])
    assert.include(await textOfPdf(await exported(page, 'PDF document')), 'Coats')
    assert.include((await exported(page, 'Text')).toString(), 'Coats')
    assert.include((await exported(page, 'Web page')).toString(), '<td')
    assert.isAbove(await widthOf(page, await exported(page, 'Picture (PNG)'), 'image/png'), 300)
    assert.isAbove(await widthOf(page, await exported(page, 'Drawing (SVG)'), 'image/svg+xml'), 300)

    await page.getByRole('button', { name: 'Send or watch' }).click()
    await page.getByRole('menuitem', { name: 'Send regularly…' }).click()
    await page.getByRole('combobox', { name: 'How often' }).click()
    await page.getByRole('option', { name: 'Every day' }).click()
    await page.getByLabel('PDF file').check()
    await page.getByRole('button', { name: 'Send regularly' }).click()
    await page.getByText('Saved. The first comes').first().waitFor()

    await visit(page, '/kernel/dashboards')
    await page.getByRole('button', { name: 'New dashboard' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Seasons')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add a tile' }).click()
    const gallery = page.getByRole('dialog')
    await gallery.getByRole('button', { name: 'Report' }).click()
    const choice = gallery.getByLabel('Report').locator('option', { hasText: 'Prices by season' })
    await gallery.getByLabel('Report').selectOption((await choice.getAttribute('value'))!)
    await gallery.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('region', { name: 'Prices by season' }).getByRole('img').first().waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Seasons', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByLabel('Everybody in the company').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved who sees the dashboard').first().waitFor()
    assert.deepEqual(complaints, [])

    await eva(world)
    const other = await freshPage()
    await signIn(other.page, EVA)
    await visit(other.page, PRODUCTS)
    await rows(other.page, 4)
    await other.page.getByRole('button', { name: 'Columns' }).click()
    await other.page.getByLabel('Search columns').waitFor()
    assert.equal(await other.page.getByText('Season').count(), 0)
    await visit(other.page, '/kernel/reports')
    await other.page.getByRole('link', { name: 'Prices by season' }).click()
    await other.page
      .getByText('This report uses something that is not open to you')
      .first()
      .waitFor()
    assert.notMatch(await other.page.locator('main').innerText(), /Winter|Spring|120/)
    await visit(other.page, '/kernel/dashboards')
    await other.page.getByRole('link', { name: 'Seasons' }).click()
    await other.page.getByText('This tile is not for you').waitFor()
    assert.notMatch(await other.page.locator('main').innerText(), /Winter|Spring|120/)
  }).timeout(180_000)
})
