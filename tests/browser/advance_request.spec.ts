import { test } from 'kontor/testing'
import { chosenOption } from '#tests/browser/hands'
import { address, closeBrowser, openAsAda, visit } from '#tests/browser/visit'
import { pagesOf } from '../../plugins/accounting/tests/documents/pages_of.js'

test.group('An advance request in the browser', (group) => {
  group.teardown(closeBrowser)

  test('is issued and mailed, paid, deducted by the final invoice and on its paper, and that is paid', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await world.create('contacts.party', {
      name: 'Bolt Brothers',
      is_customer: true,
      email: 'pay@bolt.example',
    })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const within = page.getByRole('dialog')

    await visit(page, '/accounting/advance-requests/new')
    await page.getByLabel('Customer').first().fill('Bolt')
    await chosenOption(page, 'Bolt Brothers').waitFor()
    await page.keyboard.press('Enter')
    await press('Add a line: Lines')
    const type = async (label: string, text: string) => {
      await page.getByRole('textbox', { name: label }).first().fill(text)
      await page.keyboard.press('Tab')
    }
    await type('Text', 'Kitchen of oak')
    await type('Price', '10000')
    await type('In advance, %', '30')
    await page.locator('[data-total]').getByText('3,600.00').waitFor()
    await page.keyboard.press('Control+Enter')
    await press('Issue')
    await page.getByRole('heading', { name: /REQ\/\d{4}\/00001/ }).waitFor()

    await press('Send by mail')
    await within.getByRole('button', { name: 'Send by mail' }).click()
    await within.waitFor({ state: 'detached' })

    await press('Receive payment')
    await within.getByLabel('Bank or cash box').fill('Bank')
    await chosenOption(page, 'Bank').waitFor()
    await page.keyboard.press('Enter')
    await within.getByRole('button', { name: 'Receive payment' }).click()
    await within.waitFor({ state: 'detached' })
    await page.getByText('Paid', { exact: true }).first().waitFor()

    await press('Make final invoice')
    await page.waitForURL(/\/accounting\/invoices\/\d+$/)
    const id = page.url().split('/').at(-1)
    await press('Post')
    await page
      .getByRole('heading', { name: /SAL\/\d{4}\/00001/ })
      .first()
      .waitFor()
    await page.getByText('€8,400.00').first().waitFor()

    const answer = await page
      .context()
      .request.get(address(`/accounting/invoice-pdf?id=${id}&language=en`))
    const [paper] = await pagesOf(await answer.body())
    for (const text of ['Less advance payment REQ/', '-3,600.00', 'Amount due', '8,400.00']) {
      assert.include(paper, text)
    }

    await page.getByRole('link', { name: 'Receive payment' }).click()
    await page.locator('[data-rest]').getByText('0.00').waitFor()
    await press('Post payment')
    await page.waitForURL(/\/accounting\/payments\/\d+$/)
    await visit(page, `/accounting/invoices/${id}`)
    await page.getByText('Paid', { exact: true }).first().waitFor()
    await visit(page, '/accounting/advance-requests')
    await page.getByText('Settled').first().waitFor()
    assert.deepEqual(complaints, [])
  })
  test('stands on the screen of payments: ticked, the money is an advance for it', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const { id: party } = await world.create('contacts.party', { name: 'Bolt Brothers' })
    const clerk = world.as('accounting.clerk')
    const { id } = await clerk.run<{ id: number }>('accounting.advance_request.create', null, {
      party_id: party,
      lines: [{ text: 'Kitchen of oak', price: '10000', share: '30' }],
    })
    await clerk.run('accounting.advance_request.issue', id)
    await visit(page, `/accounting/payments/new?direction=in&party_id=${party}`)
    await page.getByRole('checkbox', { name: /^Pays: REQ/ }).click()
    const amount = page.getByRole('textbox', { name: 'Amount', exact: true })
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value === '3,000.00',
      await amount.elementHandle()
    )
    await page.getByText('As requested').waitFor()
    await page.locator('[data-rest]').getByText('0.00').waitFor()
    await page.getByRole('button', { name: 'Post payment' }).click()
    await page.waitForURL(/\/accounting\/payments\/\d+$/)
    await visit(page, `/accounting/advance-requests/${id}`)
    await page.getByText('Paid', { exact: true }).first().waitFor()
    assert.deepEqual(complaints, [])
  })
})
