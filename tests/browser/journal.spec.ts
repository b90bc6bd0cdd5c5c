import { test } from 'kontor/testing'
import { chosenOption } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const SHEET = '6100\t\tRent of May\t850.00\t\n6110\t\tElectricity\t120.50\t\n1000\t\t\t\t970.50\n'

test.group('A journal entry in the browser', (group) => {
  group.teardown(closeBrowser)

  test('is pasted from a spreadsheet by account numbers, adds up as pasted, and is posted without the mouse', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/entries/new')
    await page.getByLabel('Journal').focus()
    await page.keyboard.type('General')
    await chosenOption(page, 'General journal').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add a line: Lines' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('td :focus').waitFor()
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement!.dispatchEvent(paste)
    }, SHEET)
    const sums = page.getByRole('status').filter({ hasText: 'Difference' })
    await sums
      .filter({ hasText: '970.50' })
      .filter({ hasText: /Difference\s*\D*0\.00/ })
      .waitFor()
    const accounts = page.getByRole('combobox', { name: 'Account' })
    assert.equal(await accounts.nth(2).inputValue(), '1000 Bank account')
    await page.keyboard.press('Control+Enter')
    const post = page.getByRole('button', { name: 'Post', exact: true })
    await post.waitFor()
    await post.focus()
    await page.keyboard.press('Enter')
    await page
      .getByText(/GEN\/\d{4}\/00001/)
      .first()
      .waitFor()
    assert.deepEqual(complaints, [])
  })
})
