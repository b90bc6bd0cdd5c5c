import { test } from 'kontor/testing'
import type { Page } from 'playwright'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const LOANS = '/sample/loans'

const shelf = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const chip = (page: Page, where: string, name: string) =>
  shelf(page, where).getByRole('button', { name, exact: true })
const field = (page: Page, name: string) =>
  page.getByRole('treeitem', { name, exact: true }).first()
const cell = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Preview' }).getByText(text, { exact: true }).first()

test.group('The report editor', (group) => {
  group.teardown(closeBrowser)

  test('an administrator builds a report by keyboard and by dragging, charts, saves and edits it', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    const ana = await world.create('contacts.party', { name: 'Ana Kovač' })
    const bo = await world.create('contacts.party', { name: 'Bo Lind' })
    for (const [due, deposit, borrower] of [
      ['2020-01-31', '10.00', ana],
      ['2020-01-15', '20.00', bo],
      ['2020-02-01', '30.00', ana],
    ] as const) {
      await world.create('sample.loan', { due_on: due, deposit, borrower_id: borrower.id })
    }

    await visit(page, LOANS)
    await page.getByRole('button', { name: 'More actions', exact: true }).click()
    await page.getByRole('menuitem', { name: 'New report' }).click()
    await page.getByRole('heading', { level: 1, name: 'New report' }).waitFor()
    await page.getByText('Nothing on the shelves yet').waitFor()
    await page.keyboard.press('F1')
    await page.getByText('Here you put a report together').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    // By keyboard: a number is added up, a day stands by its month.
    await field(page, 'Deposit').focus()
    await page.keyboard.press('Enter')
    await cell(page, '60.00').waitFor()
    await page.getByRole('button', { name: 'Add to Rows' }).focus()
    await page.keyboard.press('Enter')
    const search = page.getByRole('dialog').getByLabel('Find a field')
    await search.waitFor()
    await page.keyboard.type('due')
    await page.getByRole('dialog').getByRole('treeitem', { name: 'Due on' }).press('Enter')
    await chip(page, 'Rows', 'Due on: Month').waitFor()
    await cell(page, 'Due on').waitFor()

    // By dragging: from the tree to the rows, and from the rows to the top.
    await field(page, 'Borrower').dragTo(shelf(page, 'Rows'))
    await chip(page, 'Rows', 'Borrower').waitFor()
    await cell(page, 'Ana Kovač').waitFor()
    await chip(page, 'Rows', 'Borrower').press('Alt+ArrowLeft')
    await shelf(page, 'Rows').locator('[data-chip]').first().getByText('Borrower').waitFor()
    assert.deepEqual(await shelf(page, 'Rows').locator('[data-chip]').allInnerTexts(), [
      'Borrower',
      'Due on: Month',
    ])
    await chip(page, 'Rows', 'Due on: Month').dragTo(shelf(page, 'Across'))
    await chip(page, 'Across', 'Due on: Month').waitFor()
    await page.keyboard.press('Control+z')
    await chip(page, 'Rows', 'Due on: Month').waitFor()
    await page.keyboard.press('Control+Shift+z')
    await chip(page, 'Across', 'Due on: Month').waitFor()

    // Settings of a figure, a filter with a period that moves along, a chart.
    await chip(page, 'Values', 'Sum of Deposit').press('Enter')
    await page.getByLabel('Heading').fill('Held')
    await page.keyboard.press('Escape')
    await chip(page, 'Values', 'Held').waitFor()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('button', { name: 'Condition', exact: true }).click()
    await page.getByLabel('Field', { exact: true }).selectOption({ label: 'Due on' })
    await page.getByLabel('Value', { exact: true }).selectOption({ label: 'the last 30 days' })
    await page.getByText('No records match this report.').waitFor()
    await page.keyboard.press('Control+z')
    await cell(page, 'Ana Kovač').waitFor()
    await page.getByText('Bars', { exact: true }).click()
    await page.getByRole('region', { name: 'Preview' }).getByRole('img').first().waitFor()

    await page.getByRole('button', { name: 'Save the report' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Deposits by borrower')
    await page.getByRole('dialog').getByRole('button', { name: 'Save the report' }).click()
    await page.getByRole('heading', { level: 1, name: 'Deposits by borrower' }).waitFor()

    await page.reload()
    await chip(page, 'Values', 'Held').waitFor()
    await chip(page, 'Rows', 'Borrower').press('Delete')
    await page.getByText('Not saved').waitFor()
    await page.reload()
    await page.getByText('Not saved').waitFor()
    assert.equal(await chip(page, 'Rows', 'Borrower').count(), 0)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Not saved').waitFor({ state: 'detached' })
    assert.deepEqual(complaints, [])
  })
})
