import { test, type World } from 'kontor/testing'
import { address, closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'

async function manyLoans(world: World, count: number) {
  const borrower = await world.create('contacts.party', {
    kind: 'organisation',
    name: 'Bolt Brothers',
  })
  for (let at = 1; at <= count; at++) {
    const number = `L-${String(at).padStart(3, '0')}`
    await world.create('sample.loan', {
      borrower_id: borrower.id,
      number,
      due_on: '2026-12-01',
      state: at % 2 ? 'out' : 'returned',
    })
  }
}

test.group('A list', (group) => {
  group.teardown(closeBrowser)

  test('loads pages while one scrolls and comes back to the same row', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample'])
    await manyLoans(world, 130)
    await visit(page, '/sample/loans?sort=number')
    const grid = page.getByRole('grid')
    await grid.getByText('L-003').waitFor()
    await page.keyboard.press('j')
    for (let tries = 0; tries < 120 && !(await grid.getByText('L-130').isVisible()); tries++) {
      await page.keyboard.press('End')
      await page.waitForTimeout(250)
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'L-130' }).waitFor()
    await page.goBack()
    await grid.getByText('L-130').waitFor()
    assert.equal(new URL(page.url()).search, '?sort=number')
    assert.deepEqual(complaints, [])
  })

  test('is gone back to by Escape as it was left, and begins records as it shows them', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['contacts'])
    for (const name of ['Kestrel', 'Merlin']) {
      await world.create('contacts.party', { kind: 'person', first_name: name, last_name: 'Novak' })
    }
    const filter = encodeURIComponent('[["kind","in",["person"]]]')
    await visit(page, `/contacts/parties?filter=${filter}`)
    await rows(page, 2)
    await page.getByRole('link', { name: 'Merlin Novak' }).click()
    await page.getByRole('heading', { level: 1, name: 'Merlin Novak' }).waitFor()
    await page.locator('main:focus').waitFor()
    await page.keyboard.press('Escape')
    await rows(page, 2)
    assert.include(page.url(), 'filter=')
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 1, name: 'New contact' }).waitFor()
    assert.equal(await page.getByLabel('Kind').inputValue(), 'person')
  })

  test('keeps search, filter and order in its address', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    await manyLoans(world, 6)
    await visit(page, '/sample/loans')
    await page.keyboard.press('f')
    const editor = page.getByRole('form', { name: 'Filter' })
    await editor.getByLabel('Field').selectOption({ label: 'State' })
    await editor.getByLabel('Out').check()
    await editor.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('button', { name: 'State is one of Out', exact: true }).waitFor()
    await rows(page, 3)
    const query = new URL(page.url()).searchParams
    assert.deepEqual(JSON.parse(query.get('filter')!), [['state', 'in', ['out']]])
    await page.getByRole('searchbox').fill('L-005')
    await rows(page, 1)
    await page.reload()
    await page.getByRole('grid').getByText('L-005').waitFor()
    assert.equal(await page.locator('[data-row-index]').count(), 1)
  })

  test('says which condition to drop when nothing is left', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await manyLoans(world, 2)
    await visit(page, `/sample/loans?filter=${encodeURIComponent('[["number","eq","nothing"]]')}`)
    await page.getByRole('button', { name: 'Drop Number is nothing' }).click()
    await page.getByRole('grid').getByText('L-002').waitFor()
  })

  test('says what it is for while it is empty', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await visit(page, '/sample/loans')
    await page.getByRole('heading', { name: 'No loans yet' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'New loan' }).last().click()
    await page.getByRole('heading', { name: 'New loan' }).waitFor()
  })

  test('selects rows by key and counts them', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    await manyLoans(world, 4)
    await visit(page, '/sample/loans?sort=number')
    await rows(page, 4)
    for (const key of ['j', 'x', 'j', 'Space', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await page.getByText('3 rows selected').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('3 rows selected').waitFor({ state: 'detached' })
  })

  test('offers the switch for a record of another company', async ({ world, assert }) => {
    const { page, ada } = await openAsAda(world, ['sample'])
    const party = await world.create('contacts.party', {
      kind: 'organisation',
      name: 'There',
      company_id: null,
    })
    const { id } = await world.create(
      'sample.loan',
      { borrower_id: party.id, number: 'B-1' },
      { company: 'bolt' }
    )
    const ctx = await world.context({ company: 'bolt' })
    const { addMember } = await import('#kernel/companies/add_member')
    const { transaction } = await import('#kernel/records/storage/transaction')
    await transaction(ctx, (inner) => addMember(inner, ada, []))
    await page.goto(address(`/sample/loans/${id}`))
    await page.getByRole('button', { name: 'Switch to bolt' }).click()
    await page.getByRole('heading', { name: 'B-1' }).waitFor()
    assert.equal(new URL(page.url()).pathname, `/sample/loans/${id}`)
  })
})
