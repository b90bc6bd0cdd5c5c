import ExcelJS from 'exceljs'
import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { workFor } from '#tests/browser/worker_of'

/** A workbook with two sheets; the third row of the second is not well. */
async function workbook() {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Notes').addRows([['nothing'], ['here']])
  book.addWorksheet('People').addRows([
    ['Name', 'Town'],
    ['Bolt', 'Köln'],
    ['Nut', 'Bonn'],
    [null, 'Trier'],
  ])
  const buffer = Buffer.from(await book.xlsx.writeBuffer())
  return { name: 'people.xlsx', mimeType: 'application/octet-stream', buffer }
}

test.group('An import of a workbook', (group) => {
  group.teardown(closeBrowser)

  test('reads the chosen sheet by a kept mapping, and is undone', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    workFor(page)
    await visit(page, '/contacts/parties/import')
    await page.locator('input[type=file]').setInputFiles(await workbook())
    await page.locator('[data-sheet]').selectOption('People')
    await page.getByLabel('Field: Town').selectOption({ label: 'City' })
    await page.locator('[data-saved-name]').fill('People')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByText('The mapping “People” is kept.', { exact: true }).waitFor()

    await visit(page, '/contacts/parties/import')
    await page.locator('input[type=file]').setInputFiles(await workbook())
    await page.locator('[data-sheet]').selectOption('People')
    await page.locator('[data-saved]').selectOption({ label: 'People' })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: 'What happened' }).waitFor()
    assert.equal((await page.locator('[data-count=created]').textContent())?.trim(), '2')
    await page.getByText('Row 4:').waitFor()

    await page.getByRole('button', { name: 'Undo this import' }).click()
    const asked = page.getByRole('dialog')
    await asked.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByRole('heading', { name: 'The import is undone' }).waitFor()
    await page.getByText('2 records taken back').waitFor()
    await visit(page, '/contacts/parties')
    await page.getByRole('heading', { name: 'No contacts yet' }).waitFor()
    assert.deepEqual(complaints, [])
  })
})
