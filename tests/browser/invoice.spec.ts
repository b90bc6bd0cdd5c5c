import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { chosenOption, highlighted, paste } from '#tests/browser/hands'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

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
    await page.waitForURL(/\/invoices\/\d+$/)
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

  test('a bill is entered with Tab and Enter alone, posted as it is saved, and the next one begun', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await world.create('contacts.party', { name: 'Steel Works', is_supplier: true })
    await visit(page, '/')
    await page.getByRole('link', { name: 'Bills', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Bills' }).waitFor()
    await page.getByText('No bills yet').waitFor()
    await page
      .locator('main')
      .getByRole('link', { name: 'New bill', exact: true })
      .first()
      .waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('new bill')
    await highlighted(page.getByRole('dialog'), 'New bill').waitFor()
    await page.keyboard.press('Enter')
    const kind = page.getByRole('combobox', { name: 'Kind' })
    await kind.and(page.locator(':focus')).waitFor()
    await page.getByRole('heading', { name: 'New bill' }).waitFor()
    assert.equal(await kind.inputValue(), 'bill')
    await press(page, 'Enter')
    await page.keyboard.type('Steel')
    await page.keyboard.press('Enter')
    const party = page.getByRole('combobox', { name: 'Customer or supplier' })
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value === 'Steel Works',
      await party.elementHandle()
    )
    await press(page, 'Enter')
    await page.keyboard.type('5')
    await press(page, 'Enter')
    assert.match(await page.getByRole('textbox', { name: 'Date' }).inputValue(), /\b5\b/)
    await page.keyboard.type('RE-1')
    await press(page, 'Enter', 'Enter', 'Enter', 'Enter', 'Enter')
    await page.locator('td :focus').waitFor()
    await press(page, 'Tab')
    await page.keyboard.type('Steel')
    await press(page, 'Tab')
    await page.keyboard.type('2')
    await press(page, 'Tab')
    await page.keyboard.type('12*3.5')
    // To the end of the line, past which the next one begins: left empty, it is none.
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    await page.locator('[data-row="1"] :focus').waitFor()
    await press(page, 'Control+Shift+Enter')
    await page
      .getByText(/PUR\/\d{4}\/00001/)
      .first()
      .waitFor()
    await page.locator('main:focus').waitFor()
    await press(page, 'n')
    await page.getByRole('heading', { level: 1, name: 'New bill' }).waitFor()
    assert.equal(await kind.inputValue(), 'bill')
    assert.deepEqual(complaints, [])
  })

  test('a line that is said to be a service gets the tax of services, and the draft says by which rule', async ({
    world,
    assert,
  }) => {
    await world.as('ada').run('kernel.company.update', (await world.company()).id, {
      country: 'DE',
    })
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const values = { name: 'Boulon', kind: 'organisation', country: 'FR', is_customer: true }
    const { id } = await world.create('contacts.party', values)
    const told = { 'accounting.tax_group': 'business' }
    await world.as('ada').run('contacts.party.update', id, told)
    await visit(page, '/accounting/invoices/new')
    await page.getByLabel('Customer or supplier').focus()
    await page.keyboard.type('Boulon')
    await chosenOption(page, 'Boulon').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add a line: Lines' }).click()
    await page.getByRole('textbox', { name: 'Text', exact: true }).first().fill('Advice')
    const tax = page.getByRole('combobox', { name: 'Tax' }).first()
    const taxIs = async (name: string) =>
      page.waitForFunction(([input, wanted]) => (input as HTMLInputElement).value === wanted, [
        await tax.elementHandle(),
        name,
      ] as const)
    await taxIs('Innergemeinschaftliche Lieferung')
    const supply = page.getByRole('combobox', { name: 'Goods or service' }).first()
    await supply.selectOption('service')
    await taxIs('Sonstige Leistung an Unternehmer in der EU')
    await page.getByRole('textbox', { name: 'Price' }).first().fill('100')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/invoices\/\d+$/)
    await page.getByText('as a service, by the rule').waitFor()
    assert.deepEqual(complaints, [])
  })

  test('lines of a foreign spreadsheet find their columns by name and keep their decimals', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/invoices/new')
    await page.getByRole('button', { name: 'Add a line: Lines' }).click()
    await page.locator('td :focus').waitFor()
    await paste(page, 'Text\tPlace\tPrice\nDesk\tA1\t1.234,50\nLamp\tA2\t2.000\n')
    const price = page.getByRole('textbox', { name: 'Price', exact: true })
    await price.nth(1).waitFor()
    assert.equal(await price.nth(0).inputValue(), '1,234.50')
    assert.equal(await price.nth(1).inputValue(), '2,000.00')
    await page.getByText('1 pasted column has no place in these lines').first().waitFor()
  })

  test('every line pasted from a spreadsheet bears the usual tax', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/invoices/new')
    await page.getByRole('button', { name: 'Add a line: Lines' }).click()
    const text = page.getByRole('textbox', { name: 'Text', exact: true })
    await text.first().focus()
    await paste(page, 'Bolts\t2\t10\nNuts\t3\t20\nDiscount\t1\t-5\nWashers\t4\t1')
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
