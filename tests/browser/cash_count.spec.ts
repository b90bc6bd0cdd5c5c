import type { RecordModel } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('Counting the cash in the browser', (group) => {
  group.teardown(closeBrowser)

  test('notes are typed one after another, the difference shows and is booked', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const ctx = await world.context()
    const sales = await ctx.records('accounting.account').findBy(['used_for', 'eq', 'sales'])
    const voucher = await ctx.run<RecordModel>('accounting.cash_voucher.create', null, {
      kind: 'receipt',
      on_date: ctx.today,
      text: 'Counter sale',
      lines: [{ account_id: sales!.id, amount: '75' }],
    })
    await ctx.run('accounting.cash_voucher.post', voucher)
    await visit(page, '/accounting/cash-book')
    await page.getByText('CSH-IN/').waitFor()
    await page.getByRole('link', { name: 'Count cash' }).click()
    await page.getByLabel('Pieces of €50.00').focus()
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await page.keyboard.type('1')
    await page.locator('[data-difference]', { hasText: '-€5.00' }).waitFor()
    assert.include((await page.locator('[data-counted]').textContent())!, '€70.00')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/cash-counts\/\d+/)
    await page
      .getByText(/CSH-CNT\/\d{4}\/00001/)
      .first()
      .waitFor()
    assert.deepEqual(complaints, [])
  })
})
