import { test } from 'kontor/testing'
import { paste } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('Lines of a record', (group) => {
  group.teardown(closeBrowser)

  test('are pasted from a spreadsheet, duplicated, removed and saved', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    await visit(page, '/contacts/parties/new')
    await page.getByLabel('Name', { exact: true }).fill('Bolt Brothers')
    await page.getByRole('button', { name: 'Add a line: E-mail addresses' }).click()
    await page.locator('td :focus').waitFor()
    await paste(page, 'Work\toffice@bolt.example\nWork\tsales@bolt.example\n')
    const addresses = page.getByRole('textbox', { name: 'Address' })
    await addresses.nth(1).waitFor()
    assert.equal(await addresses.nth(1).inputValue(), 'sales@bolt.example')
    await page.getByRole('button', { name: 'Duplicate line 1' }).click()
    await addresses.nth(2).waitFor()
    await page.getByRole('button', { name: 'Remove line 2' }).click()
    await addresses.nth(2).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Bolt Brothers' }).waitFor()
    await page.getByRole('link', { name: 'office@bolt.example' }).first().waitFor()
    await page.getByRole('link', { name: 'sales@bolt.example' }).first().waitFor()
    assert.deepEqual(complaints, [])
  })

  test('are walked with Enter, which makes a new one after the last', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['contacts'])
    await visit(page, '/contacts/parties/new')
    await page.getByRole('button', { name: 'Add a line: E-mail addresses' }).click()
    await page.locator('td :focus').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('office@bolt.example')
    // As in a spreadsheet: the next row begins where Tab was first pressed …
    await page.keyboard.press('Enter')
    const addresses = page.getByRole('textbox', { name: 'Address' })
    await page.locator('[data-row="1"] [data-cell]:first-child :focus').waitFor()
    // … and a column is filled downwards by Enter alone.
    await addresses.nth(0).focus()
    await page.keyboard.press('Enter')
    await addresses.nth(1).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('sales@bolt.example')
    assert.equal(await addresses.nth(0).inputValue(), 'office@bolt.example')
    assert.equal(await addresses.nth(1).inputValue(), 'sales@bolt.example')
  })
})
