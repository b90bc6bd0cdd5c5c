import { test } from 'kontor/testing'
import { chosenOption } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('An advance in the browser', (group) => {
  group.teardown(closeBrowser)

  test('is taken with a payment, proposed by the invoice as it is typed, used when that is posted, and undone', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const { id: party } = await world.create('contacts.party', {
      name: 'Bolt Brothers',
      is_customer: true,
    })
    await visit(page, '/accounting/payments/new')
    await page.getByLabel('Customer or supplier').focus()
    await page.keyboard.type('Bolt')
    await chosenOption(page, 'Bolt Brothers').waitFor()
    await page.keyboard.press('Enter')
    const amount = page.getByRole('textbox', { name: 'Amount', exact: true })
    await amount.focus()
    await page.keyboard.type('120')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'As an advance' }).focus()
    await page.keyboard.press('Enter')
    const tax = page.getByRole('combobox', { name: 'Tax in it 1' })
    await tax.waitFor()
    assert.equal(await tax.locator('option:checked').innerText(), 'S20 VAT 20 %')
    await page.getByRole('textbox', { name: 'What for 1' }).fill('Order 77')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/BNK\/\d{4}\/00001/)
      .first()
      .waitFor()

    await visit(page, '/accounting/invoices/new')
    await page.getByLabel('Customer or supplier').focus()
    await page.keyboard.type('Bolt')
    await chosenOption(page, 'Bolt Brothers').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add a line: Lines' }).click()
    await page.getByRole('textbox', { name: 'Text' }).first().fill('Desk')
    await page.getByRole('textbox', { name: 'Price' }).first().fill('90')
    await page.keyboard.press('Tab')
    const used = page.getByRole('textbox', { name: /Used here/ })
    await page.waitForFunction(
      (input) => Number((input as HTMLInputElement).value) >= 90,
      await used.elementHandle()
    )
    assert.isTrue(await page.getByRole('checkbox', { name: /^Use: ADV/ }).isChecked())
    await used.fill('60')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page
      .getByText(/SAL\/\d{4}\/00001/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: /Advance ADV-\d{4}-00001/ }).click()
    await page.getByRole('cell', { name: /Invoice SAL/ }).waitFor()
    const ctx = await world.context()
    const { data } = await ctx.list('accounting.advance', { filter: ['party_id', 'eq', party] })
    assert.deepInclude(data[0], { state: 'open', open: '60.00', tax: '20.00', text: 'Order 77' })

    await page.getByRole('link', { name: 'Details' }).click()
    await page.getByRole('button', { name: 'Undo the use' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the use' }).click()
    await page.getByRole('button', { name: 'Undo the use' }).waitFor({ state: 'detached' })
    const after = await ctx.list('accounting.advance', { filter: ['party_id', 'eq', party] })
    assert.equal(after.data[0].open, '120.00')
    assert.deepEqual(complaints, [])
  })

  test('a request for one shows what it comes to, and takes no advances of its own', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/advance-requests/new')
    await page.getByText('€0.00').first().waitFor()
    assert.deepEqual(complaints, [])
  })
})
