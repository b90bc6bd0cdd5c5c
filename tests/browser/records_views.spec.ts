import { test, type World } from 'kontor/testing'
import { address, closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'

async function loans(world: World) {
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  for (const [number, state] of [
    ['L-1', 'out'],
    ['L-2', 'returned'],
    ['L-3', 'out'],
  ]) {
    await world.create('sample.loan', {
      borrower_id: borrower.id,
      number,
      state,
      due_on: '2026-12-01',
    })
  }
}

const OUT = `/sample/loans?filter=${encodeURIComponent('[["state","in",["out"]]]')}`

test.group('Views of a list', (group) => {
  group.teardown(closeBrowser)

  test('are saved, changed, reset, renamed, deleted and brought back', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, OUT)
    await rows(page, 2)
    await page.getByRole('button', { name: 'Save as a new view' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Still out')
    await page.keyboard.press('Enter')
    const tabs = page.getByRole('navigation', { name: 'Views of this list' })
    await tabs.getByRole('link', { name: 'Still out' }).waitFor()
    await page.waitForURL(/view=\d+/)
    await tabs.getByRole('link', { name: 'All' }).click()
    await rows(page, 3)
    await tabs.getByRole('link', { name: 'Still out' }).click()
    await rows(page, 2)
    await page.getByRole('searchbox').fill('L-3')
    await rows(page, 1)
    await tabs.getByText('changed').waitFor()
    await tabs.getByRole('button', { name: 'Reset' }).click()
    await rows(page, 2)
    await tabs.getByRole('button', { name: /What to do with the view/ }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Lent')
    await page.keyboard.press('Enter')
    await tabs.getByRole('link', { name: 'Lent' }).waitFor()
    await tabs.getByRole('button', { name: /What to do with the view/ }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await tabs.getByRole('link', { name: 'Lent' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await tabs.getByRole('link', { name: 'Lent' }).waitFor()

    await tabs.getByRole('link', { name: 'All' }).click()
    await rows(page, 3)
    await page.getByRole('radio', { name: 'Pivot' }).focus()
    await page.keyboard.press('Space')
    const figures = page.getByRole('region', { name: 'Loans in figures' })
    await figures.getByRole('link', { name: '2', exact: true }).waitFor()
    await figures.getByLabel('Columns').selectOption({ label: 'Borrower' })
    await figures.getByRole('columnheader', { name: 'Bolt' }).waitFor()
    await page.getByRole('button', { name: 'Save as a new view' }).click()
    await page.getByLabel('Name', { exact: true }).fill('By borrower')
    await page.keyboard.press('Enter')
    await tabs.getByRole('link', { name: 'By borrower' }).waitFor()
    await page.keyboard.press('v')
    await figures.getByRole('img').first().waitFor()
    await figures.getByLabel('Kind of chart').selectOption({ label: 'Pie' })
    await page.waitForURL(/show=pie/)
    await tabs.getByRole('button', { name: 'Reset' }).click()
    await figures.getByRole('columnheader', { name: 'Bolt' }).waitFor()
    await figures.getByRole('link', { name: '2', exact: true }).first().click()
    await rows(page, 2)
    await page.goBack()
    await figures.getByRole('link', { name: 'Open in the report editor' }).click()
    await page.getByRole('heading', { name: 'New report' }).waitFor()
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByRole('columnheader', { name: 'Bolt' }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test('the list starts with the one chosen, and “All” is always at hand', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, OUT)
    await page.getByRole('button', { name: 'Save as a new view' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Still out')
    await page.keyboard.press('Enter')
    await page.waitForURL(/view=\d+/)
    await page.getByRole('button', { name: /What to do with the view/ }).click()
    await page.getByRole('menuitem', { name: 'Start with this view' }).click()
    await page.getByText('This list now starts with “Still out”').first().waitFor()
    await visit(page, '/sample/loans')
    await rows(page, 2)
    assert.match(page.url(), /view=\d+/)
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await rows(page, 3)
    assert.equal(page.url(), address('/sample/loans?view=all'))
  })

  test('columns are searched, added, moved by key and remembered on the server', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans')
    await page.getByRole('button', { name: 'Columns' }).click()
    const menu = page.getByRole('group', { name: 'Columns' })
    await menu.getByRole('searchbox').fill('remark')
    await menu.getByRole('checkbox', { name: 'Remark' }).click()
    const heads = page.getByRole('grid').getByRole('columnheader')
    await heads.filter({ hasText: 'Remark' }).waitFor()
    await menu.getByRole('searchbox').fill('')
    const before = await heads.allInnerTexts()
    await menu.getByRole('checkbox').nth(1).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForFunction(
      (first) => document.querySelectorAll('[role=grid] th')[1]?.textContent?.trim() !== first,
      before[1].trim()
    )
    await page.evaluate(() => localStorage.clear())
    await visit(page, '/sample/loans')
    const after = await heads.allInnerTexts()
    assert.equal(after[1], before[2])
    assert.include(after, 'Remark')
  })
})
