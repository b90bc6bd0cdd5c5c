import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('Why a number of a statement, in the browser', (group) => {
  group.teardown(closeBrowser)

  test('what changed and what a total adds up to are asked down to the posting', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const ctx = await world.context()
    const idOf = async (model: string, code: string) =>
      (await ctx.records(model).where(['code', 'eq', code]))[0].id
    const entry = await world.create('accounting.entry', {
      journal_id: await idOf('accounting.journal', 'GEN'),
      on_date: ctx.today,
      text: 'Rent of the shop',
      lines: [
        { account_id: await idOf('accounting.account', '6100'), debit: '850' },
        { account_id: await idOf('accounting.account', '1000'), credit: '850' },
      ],
    })
    await ctx.run('accounting.entry.post', entry)

    const span = `from=${ctx.today}&to=${ctx.today}`
    await visit(
      page,
      `/accounting/statements?layout=profit_and_loss&${span}&compare=period&difference=1`
    )
    const figures = page
      .getByRole('button', { name: '-850.00' })
      .or(page.getByRole('button', { name: /^[-−]\D*850\.00$/ }))
    await figures.last().click()
    const panel = page.getByRole('dialog', { name: 'Why this number?' })
    await panel.getByText('The amount then, taken from that now').waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })

    await visit(page, `/accounting/trial-balance?${span}`)
    await page.locator('tfoot').getByRole('button').nth(1).click()
    await panel.getByText('All accounts').waitFor()
    await panel.getByRole('button', { name: /^6100/ }).click()
    await panel.getByText('Rent of the shop').waitFor()
    assert.deepEqual(complaints, [])
  })
})
