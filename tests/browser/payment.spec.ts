import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('A payment in the browser', (group) => {
  group.teardown(closeBrowser)

  test('from the invoice: what is open is ticked, a short amount is divided, the rest written off, all by keyboard', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const clerk = world.as('accounting.clerk')
    const { id: party } = await world.create('contacts.party', { name: 'Bolt Brothers' })
    for (const price of ['100', '50']) {
      const lines = [{ text: 'Desk', price }]
      const draft = await clerk.run<{ id: number }>('accounting.invoice.create', null, {
        party_id: party,
        lines,
      })
      await clerk.run('accounting.invoice.post', draft.id)
    }
    const ctx = await world.context()
    const { data } = await ctx.list('accounting.invoice', { sort: 'id' })
    await visit(page, `/accounting/invoices/${data[0].id}`)
    await page.getByRole('link', { name: 'Receive payment' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Receive a payment' }).waitFor()
    const boxes = page.getByRole('checkbox', { name: /^Pays/ })
    await boxes.nth(1).waitFor()
    assert.deepEqual(
      [await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()],
      [true, false]
    )
    const amount = page.getByRole('textbox', { name: 'Amount', exact: true })
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value === '100.00',
      await amount.elementHandle()
    )
    await amount.focus()
    await page.keyboard.type('148')
    await page.keyboard.press('Tab')
    await boxes.nth(1).and(page.locator(':checked')).waitFor()
    await page.getByRole('button', { name: 'Write off' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/BNK\/\d{4}\/00001/)
      .first()
      .waitFor()
    const items = await ctx.list('accounting.open_item', { filter: ['is_open', 'eq', true] })
    assert.lengthOf(items.data, 0)
    assert.deepEqual(complaints, [])
  })
})
