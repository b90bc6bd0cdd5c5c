import { test, type World } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

async function loans(world: World) {
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  for (const [number, state, deposit, currency, due] of [
    ['L-1', 'out', '10.50', 'EUR', '2026-11-03'],
    ['L-2', 'returned', '1.00', 'EUR', '2026-11-20'],
    ['L-3', 'out', '300', 'JPY', '2026-12-01'],
    ['L-4', 'out', '2.00', 'EUR', '2026-12-31'],
  ]) {
    await world.create('sample.loan', {
      borrower_id: borrower.id,
      number,
      state,
      deposit,
      currency,
      due_on: due,
    })
  }
}

test.group('A grouped list', (group) => {
  group.teardown(closeBrowser)

  test('shows counts and sums per currency, opens by key and loads its rows', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans')
    await page.getByRole('button', { name: 'Group' }).click()
    await page.getByLabel('Group by').selectOption({ label: 'State' })
    await page.keyboard.press('Escape')
    const out = page.getByRole('button', { name: /^Out/ })
    await out.waitFor()
    const line = page.getByRole('row').filter({ has: out })
    assert.include(await line.innerText(), '3 records')
    assert.include(await line.innerText(), '12.50')
    assert.include(await line.innerText(), '300')
    await out.focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('link', { name: 'L-3' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'L-2' }).count(), 0)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/sample\/loans\/\d+$/)
    await page.goBack()
    await out.waitFor()
    assert.deepEqual(complaints, [])
  })

  test('lets rows and whole groups be selected, loaded or not', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans?group=state&fields=number,state')
    const bar = page.getByRole('region', { name: 'Selected rows' })
    await page.getByRole('checkbox', { name: 'Select group Out' }).click()
    await bar.getByText('3 rows selected').waitFor()
    await page.getByRole('button', { name: /^Out/ }).click()
    await page.getByRole('checkbox', { name: 'Select L-3' }).click()
    await bar.getByText('2 rows selected').waitFor()
    assert.equal(
      await page.getByRole('checkbox', { name: 'Select group Out' }).getAttribute('aria-checked'),
      'mixed'
    )
    await bar.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('2 records archived').first().waitFor()
    await page.getByRole('button', { name: /^Out.*1 record/ }).waitFor()
    await bar.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: /^Out.*3 records/ }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test('groups within groups, dates by month', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans?group=state,-due_on:month')
    await page.getByRole('button', { name: /^Out/ }).click()
    await page.getByRole('button', { name: /^December 2026.*2 records/ }).click()
    await page.getByRole('link', { name: 'L-4' }).waitFor()
  })

  test('adds everything up when asked', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans')
    await page.getByRole('button', { name: 'Totals' }).click()
    await page.getByText('4 records').last().waitFor()
    await page.getByText(/13\.50/).waitFor()
    await page
      .getByText(/¥\s?300|JPY\s?300|300\s?¥/)
      .first()
      .waitFor()
  })
})
