import type { Page } from 'playwright'
import { test, type World } from 'kontor/testing'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'

const DUE = { due_on: '2026-12-01' }

async function loans(world: World) {
  const borrower = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  const ids: number[] = []
  for (const [number, state] of [
    ['L-1', 'out'],
    ['L-2', 'returned'],
    ['L-3', 'out'],
  ]) {
    const input = { borrower_id: borrower.id, number, state, ...DUE }
    ids.push((await world.create('sample.loan', input)).id)
  }
  return ids
}

/** Selects the first and the last row by keyboard and gives both a remark. */
async function remarkOnTwo(page: Page) {
  for (const key of ['Home', 'x', 'End', 'x']) await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Change a field' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Field').selectOption({ label: 'Remark' })
  await dialog.getByLabel('New value').fill('handle with care')
  await dialog.getByRole('button', { name: 'Change' }).click()
  await page.getByText('2 records changed').first().waitFor()
}

test.group('Many records at once', (group) => {
  group.teardown(closeBrowser)

  test('are archived and brought back', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans?sort=number')
    await rows(page, 3)
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
    const bar = page.getByRole('region', { name: 'Selected rows' })
    await bar.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('2 records archived').first().waitFor()
    await rows(page, 1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await rows(page, 3)
    assert.deepEqual(complaints, [])
  })

  test('get one value together, which can be taken back', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans?sort=number&fields=number,state,remark')
    await rows(page, 3)
    await remarkOnTwo(page)
    const cells = page.getByRole('grid').getByText('handle with care')
    await cells.nth(1).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await cells.first().waitFor({ state: 'detached' })
  })

  test('go back together but for one that somebody changed since', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    const [first] = await loans(world)
    await visit(page, '/sample/loans?sort=number&fields=number,state,remark')
    await rows(page, 3)
    await remarkOnTwo(page)
    const ctx = await world.context()
    await ctx.run('sample.loan.update', first, { remark: 'already lent' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('1 record is as it was').first().waitFor()
    await page.getByRole('dialog').getByRole('link', { name: 'L-1' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('grid').getByText('already lent').waitFor()
    assert.equal(await page.getByRole('grid').getByText('handle with care').count(), 0)
  })

  test('say for each refused one why', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans?sort=number')
    await rows(page, 3)
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click()
    await page.getByRole('button', { name: 'More operations' }).click()
    await page.getByRole('menuitem', { name: 'Take back' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('2026-12-02')
    await dialog.getByRole('button', { name: 'Take back' }).click()
    const refused = page.getByRole('dialog', { name: 'What was refused, and why' })
    await refused.getByRole('link', { name: 'L-2' }).waitFor()
    await refused
      .getByText(/not out/i)
      .first()
      .waitFor()
  })
})
