import { test } from 'kontor/testing'
import { paste } from '#tests/browser/hands'
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
    assert.equal(await page.getByLabel('Journal').inputValue(), 'General journal')
    const accounts = page.getByRole('combobox', { name: 'Account' })
    assert.equal(await accounts.count(), 2, 'ready to type')
    await accounts.first().focus()
    await paste(page, SHEET)
    const sums = page.getByRole('status').filter({ hasText: 'Difference' })
    await sums
      .filter({ hasText: '970.50' })
      .filter({ hasText: /Difference\s*\D*0\.00/ })
      .waitFor()
    assert.equal(await accounts.nth(2).inputValue(), '1000 Bank account')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/entries\/\d+$/)
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

  test('is typed by account numbers alone: a row ends with Enter, and the last one balances the others', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/entries/new')
    await page.getByRole('button', { name: 'Add a line: Lines' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('td :focus').waitFor()
    // Empty lines before it are none.
    const begun = await page.locator('tr[data-row]:has(:focus)').getAttribute('data-row')
    const next = Number(begun) + 1
    await page.keyboard.type('6100')
    for (let cell = 0; cell < 3; cell++) await page.keyboard.press('Tab')
    await page.keyboard.type('17*50')
    await page.keyboard.press('Enter')
    await page.locator(`[data-row="${next}"] [data-cell]:first-child :focus`).waitFor()
    await page.keyboard.type('1000')
    await page.keyboard.press('Tab')
    const credit = page.getByRole('textbox', { name: 'Credit' }).nth(next)
    await page.waitForFunction(
      (input) => (input as HTMLInputElement).value === '850.00',
      await credit.elementHandle()
    )
    await page.keyboard.press('Control+Shift+Enter')
    await page
      .getByText(/GEN\/\d{4}\/00001/)
      .first()
      .waitFor()
    assert.deepEqual(complaints, [])
  })

  test('what was pasted and is no account is told, and the rest of it stands', async ({
    world,
  }) => {
    const { page } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/entries/new')
    await page.getByRole('combobox', { name: 'Account' }).first().focus()
    await paste(page, '6100\t\tRent\t850.00\n99887\t\tNothing\t\t850.00\n')
    await page
      .getByText('1 pasted cell was not found: choose them in their lines')
      .first()
      .waitFor()
    await page.getByText('Line 2, Account: 99887').first().waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: 'Difference' })
      .getByText('850.00')
      .first()
      .waitFor()
  })

  test('what may be one or a thousand is read as the language writes it, and told', async ({
    world,
  }) => {
    const { page } = await openAsAda(world, ['accounting'])
    await visit(page, '/accounting/entries/new')
    await page.getByRole('combobox', { name: 'Account' }).first().focus()
    await paste(page, '6100\t\tRent\t1.000\t\n1000\t\t\t\t1.000\n')
    await page.getByText('2 pasted amounts may mean a thousand times as much').first().waitFor()
    await page.getByText('Line 1, Debit: 1.000 → 1').first().waitFor()
  })

  test('correcting one goes on to the draft in its place', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const ctx = await world.context()
    const idOf = async (model: string, code: string) =>
      (await ctx.records(model).where(['code', 'eq', code]))[0].id
    const entry = await world.create('accounting.entry', {
      journal_id: await idOf('accounting.journal', 'GEN'),
      on_date: ctx.today,
      text: 'Rent of May',
      lines: [
        { account_id: await idOf('accounting.account', '6100'), debit: '850' },
        { account_id: await idOf('accounting.account', '1000'), credit: '850' },
      ],
    })
    await ctx.run('accounting.entry.post', entry)
    await visit(page, `/accounting/entries/${entry.id}`)
    await page.getByRole('button', { name: 'Correct', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Correct', exact: true }).click()
    await page.waitForURL(
      (url) =>
        /\/accounting\/entries\/\d+$/.test(url.pathname) && !url.pathname.endsWith(`/${entry.id}`)
    )
    await page.getByRole('button', { name: 'Post', exact: true }).waitFor()
    const draft = Number(new URL(page.url()).pathname.split('/').at(-1))
    const kept = await ctx.records('accounting.entry').findOrFail(draft)
    assert.include(kept, { state: 'draft', correctsId: entry.id })
    assert.deepEqual(complaints, [])
  })
})
