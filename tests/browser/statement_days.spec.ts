import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

test.group('The days of a statement in the browser', (group) => {
  group.teardown(closeBrowser)

  test('a usual span is chosen, days are typed, and they never stand the wrong way round', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const shown = () => {
      const query = new URL(page.url()).searchParams
      return [query.get('from'), query.get('to')]
    }
    await visit(page, '/accounting/trial-balance?from=2026-03-01&to=2026-03-31')
    await page.getByLabel('To', { exact: true }).fill('+0')
    await page.keyboard.press('Enter')
    const { today } = await world.context()
    await page.waitForURL((url) => url.searchParams.get('to') === today)
    await page.getByLabel('From', { exact: true }).fill('5.1.2026')
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2026-01-05/)
    await page.getByLabel('To', { exact: true }).fill('31.12.2025')
    await page.keyboard.press('Enter')
    await page.waitForURL(/to=2025-12-31/)
    assert.deepEqual(shown(), ['2025-12-31', '2025-12-31'])
    const year = today.slice(0, 4)
    await page.getByLabel('Period').selectOption({ label: year })
    await page.waitForURL(new RegExp(`to=${year}-12-31`))
    assert.deepEqual(shown(), [`${year}-01-01`, `${year}-12-31`])
    assert.deepEqual(complaints, [])
  })

  test('what an account needs is ticked by name and kept', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const rent = await world.create('accounting.account', {
      code: '95000',
      name: 'Rent',
      type: 'expense',
    })
    await visit(page, `/accounting/accounts/${rent.id}/edit`)
    await page.getByRole('group', { name: 'Needs' }).getByLabel('Cost centre').check()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(new RegExp(`/accounts/${rent.id}$`))
    await page.getByText('Cost centre', { exact: true }).waitFor()
    const kept = await (await world.context()).records('accounting.account').findOrFail(rent.id)
    assert.deepEqual((kept as unknown as { needsDimension: string[] }).needsDimension, [
      'cost_centre',
    ])
    assert.deepEqual(complaints, [])
  })
})
