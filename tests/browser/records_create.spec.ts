import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { chosenOption } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

/** Waits until the browser keeps what was typed: it does so a moment after the last letter. */
async function kept(page: Page, text: string) {
  for (let tries = 0; tries < 300; tries++) {
    if ((await page.evaluate(() => JSON.stringify(sessionStorage))).includes(text)) return
    await sleep(100)
  }
  throw new Error(`“${text}” was never kept`)
}

test.group('Entering a record', (group) => {
  group.teardown(closeBrowser)

  test('is done by keyboard alone, from the list to the saved record', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await world.create('contacts.party', { kind: 'organisation', name: 'Bolt Brothers' })
    await visit(page, '/sample/loans')
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'New loan' }).waitFor()
    await page.keyboard.type('bolt')
    await chosenOption(page, /Bolt Brothers/).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('+30')
    await page.keyboard.press('Tab')
    await page.keyboard.type('12.5*3')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /^Loan #\d+$/ }).waitFor()
    await page.getByText('€37.50').waitFor()
    await page.getByRole('link', { name: 'Bolt Brothers' }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test('sums up what is wrong, beside the field and at the top, and keeps what was typed', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/sample/loans/new')
    await page.getByLabel('Due on').fill('someday')
    await page.getByRole('button', { name: 'Save' }).click()
    const summary = page.getByRole('alert')
    await summary.getByRole('link', { name: /Borrower/ }).waitFor()
    assert.equal(await page.getByLabel('Due on').inputValue(), 'someday')
    await page.locator('[role=combobox]:focus').waitFor()
    await summary.getByRole('link', { name: /Due on/ }).click()
    await page.getByLabel('Due on').and(page.locator(':focus')).waitFor()
    assert.equal(await page.getByLabel('Due on').inputValue(), 'someday')
  })

  test('offers what was typed again after a reload', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/sample/loans/new')
    await page.getByLabel('Remark').fill('the blue one')
    await kept(page, 'the blue one')
    await page.reload()
    await page.getByRole('button', { name: 'Go on with it' }).click()
    assert.equal(await page.getByLabel('Remark').inputValue(), 'the blue one')
  })

  test('makes a missing contact without leaving the form', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await visit(page, '/sample/loans/new')
    await page.getByLabel('Remark').fill('kept')
    await page.getByRole('combobox', { name: 'Borrower' }).fill('Nadia Novak')
    await page.getByRole('option', { name: 'New contact …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).waitFor()
    assert.equal(await dialog.getByLabel('Name', { exact: true }).inputValue(), 'Nadia Novak')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const borrower = page.getByRole('combobox', { name: 'Borrower' })
    assert.equal(await borrower.inputValue(), 'Nadia Novak')
    assert.equal(await page.getByLabel('Remark').inputValue(), 'kept')
    assert.deepEqual(complaints, [])
  })
})
