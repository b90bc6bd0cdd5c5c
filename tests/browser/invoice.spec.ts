import { test } from 'kontor/testing'
import { chosenOption } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('An invoice in the browser', (group) => {
  group.teardown(closeBrowser)

  test('is typed without the mouse, adds up as typed, is posted, and says why it stays', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await world.create('contacts.party', { name: 'Bolt Brothers', is_customer: true })
    await world.create('catalogue.product', { name: 'Chai', code: 'CH-1', sales_price: '12.50' })
    await visit(page, '/accounting/invoices/new')
    const party = page.getByLabel('Customer or supplier')
    await party.focus()
    await page.keyboard.type('Bolt')
    await chosenOption(page, 'Bolt Brothers').waitFor()
    await page.keyboard.press('Enter')

    await page.getByRole('button', { name: 'Add a line: Lines' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('td :focus').waitFor()
    await page.keyboard.type('Chai')
    await chosenOption(page, 'Chai').waitFor()
    await page.keyboard.press('Enter')
    const price = page.getByRole('textbox', { name: 'Price' }).first()
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value.startsWith('12.5'),
      await price.elementHandle()
    )
    const quantity = page.getByRole('textbox', { name: 'Quantity' }).first()
    await quantity.focus()
    await page.keyboard.type('2*2')
    await page.keyboard.press('Tab')
    const shown = page.locator('[data-total]')
    await page.waitForFunction(
      (total) => /6\d\.\d\d|5\d\.\d\d/.test(total!.textContent ?? ''),
      await shown.elementHandle()
    )
    const typed = (await shown.textContent())!.trim()

    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Post', exact: true }).waitFor()
    await page.getByText(typed).first().waitFor()
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page
      .getByText(/SAL\/\d{4}\/00001/)
      .first()
      .waitFor()
    await page.getByRole('note').waitFor()
    const why = await page.getByRole('note').textContent()
    for (const instead of ['Credit note', 'Correct', 'Duplicate']) assert.include(why!, instead)
    await page.getByText('What a correction would book').click()
    await page
      .getByRole('cell', { name: /receivable/i })
      .first()
      .waitFor()
    assert.deepEqual(complaints, [])
  })

  test('every line pasted from a spreadsheet bears the usual tax', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/invoices/new')
    await page.getByRole('button', { name: 'Add a line: Lines' }).click()
    const text = page.getByRole('textbox', { name: 'Text', exact: true })
    await text.first().focus()
    await text.first().evaluate((input) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(
        'text/plain',
        'Bolts\t2\t10\nNuts\t3\t20\nDiscount\t1\t-5\nWashers\t4\t1'
      )
      const paste = { clipboardData, bubbles: true, cancelable: true }
      input.dispatchEvent(new ClipboardEvent('paste', paste))
    })
    await text.nth(3).waitFor()
    const taxes = page.getByRole('combobox', { name: 'Tax' })
    await page.waitForFunction(
      (inputs) => inputs.every((input) => (input as HTMLInputElement).value !== ''),
      await taxes.elementHandles()
    )
    assert.equal(await taxes.count(), 4)
    assert.deepEqual(complaints, [])
  })
})
