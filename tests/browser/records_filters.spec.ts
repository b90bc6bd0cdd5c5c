import { test, type World } from 'kontor/testing'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'

async function loans(world: World) {
  const bolt = await world.create('contacts.party', { kind: 'organisation', name: 'Bolt' })
  const cargo = await world.create('contacts.party', { kind: 'organisation', name: 'Cargo' })
  for (const [number, state, party] of [
    ['L-1', 'out', bolt.id],
    ['L-2', 'returned', bolt.id],
    ['L-3', 'out', cargo.id],
    ['L-4', 'draft', cargo.id],
  ]) {
    await world.create('sample.loan', {
      borrower_id: party,
      number,
      state,
      ...{ due_on: '2026-12-01' },
    })
  }
}

const filterOf = (url: string) => JSON.parse(new URL(url).searchParams.get('filter')!) as unknown

test.group('Conditions of a list', (group) => {
  group.teardown(closeBrowser)

  test('follow a reference', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans')
    await page.keyboard.press('f')
    const editor = page.getByRole('form', { name: 'Filter' })
    await editor.getByLabel('Field').selectOption({ label: 'Borrower' })
    await editor.getByLabel('Of that record').first().selectOption({ label: 'Name' })
    await editor.getByLabel('Value').fill('car')
    await editor.getByRole('button', { name: 'Apply' }).click()
    await rows(page, 2)
    assert.deepEqual(filterOf(page.url()), [['borrower.name', 'contains', 'car']])
    await page.getByRole('button', { name: 'Borrower › Name contains car', exact: true }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test('are combined in groups, by keyboard', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans')
    await page.keyboard.press('f')
    const editor = page.getByRole('form', { name: 'Filter' })
    await editor.getByLabel('Field').selectOption({ label: 'Number' })
    await editor.getByLabel('Value').fill('L-4')
    await editor.getByRole('button', { name: 'Combine …' }).press('Enter')
    const builder = page.getByRole('dialog', { name: 'Combine conditions' })
    await builder.getByRole('button', { name: 'Group', exact: true }).press('Enter')
    const inner = builder.getByRole('group').nth(1)
    await inner.getByLabel('What has to hold').selectOption({ label: 'All of these hold' })
    await inner.getByLabel('Value').first().fill('L-')
    await inner.getByRole('button', { name: 'Condition', exact: true }).press('Enter')
    await inner.getByLabel('Field').nth(1).selectOption({ label: 'State' })
    await inner.getByLabel('Out').check()
    await page.keyboard.press('Control+Enter')
    await rows(page, 3)
    assert.deepEqual(filterOf(page.url()), [
      {
        or: [
          ['number', 'contains', 'L-4'],
          {
            and: [
              ['number', 'contains', 'L-'],
              ['state', 'in', ['out']],
            ],
          },
        ],
      },
    ])
    await page
      .getByRole('button', {
        name: 'Number contains L-4 or (Number contains L- and State is one of Out)',
        exact: true,
      })
      .waitFor()
  })

  test('know spans of days that move along, of any length', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    await loans(world)
    await visit(page, '/sample/loans')
    await page.keyboard.press('f')
    const editor = page.getByRole('form', { name: 'Filter' })
    await editor.getByLabel('Field').selectOption({ label: 'Due on' })
    await editor.getByLabel('Value').first().selectOption({ label: 'the next …' })
    await editor.getByLabel('How many').fill('50')
    await editor.getByLabel('Unit').selectOption({ label: 'years' })
    await editor.getByRole('button', { name: 'Apply' }).click()
    await page
      .getByRole('button', { name: /the next 50 years/ })
      .first()
      .waitFor()
    await page.waitForURL((url) => url.searchParams.has('filter'))
    assert.deepEqual(filterOf(page.url()), [['due_on', 'eq', { relative: 'next_50_years' }]])
  })
})
