import { test } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

const party = { kind: 'organisation', name: 'Bolt Brothers' }

test.group('Changing a record', (group) => {
  group.teardown(closeBrowser)

  test('shows who changed what in its history', async ({ world }) => {
    const { page } = await openAsAda(world, ['sample'])
    const borrower = await world.create('contacts.party', party)
    const loan = await world.create('sample.loan', {
      borrower_id: borrower.id,
      remark: 'old words',
    })
    await visit(page, `/sample/loans/${loan.id}`)
    await page.keyboard.press('e')
    await page.getByLabel('Remark').fill('new words')
    await page.keyboard.press('Control+Enter')
    const history = page.getByRole('region', { name: 'History' })
    await history.getByText('Remark:').waitFor()
    await history.getByRole('deletion').getByText('old words').waitFor()
    await history.getByRole('insertion').getByText('new words').waitFor()
  })

  test('takes an edit back for as long as nobody else changed the record', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    const borrower = await world.create('contacts.party', party)
    const values = { borrower_id: borrower.id, remark: 'old words' }
    const loan = await world.create('sample.loan', values)
    const edit = async (words: string) => {
      await visit(page, `/sample/loans/${loan.id}/edit`)
      await page.getByLabel('Remark').fill(words)
      await page.keyboard.press('Control+Enter')
      await page.getByText('Changes saved').first().waitFor()
    }
    const remark = async () => ((await loan.fresh()) as never as { remark: string }).remark
    await edit('new words')
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('Taken back').first().waitFor()
    assert.equal(await remark(), 'old words')
    await edit('newer words')
    const { version } = await loan.fresh()
    await world.as('ada').run('sample.loan.update', loan, { remark: 'other words', version })
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('Nothing was taken back').first().waitFor()
    assert.equal(await remark(), 'other words')
  })

  test('clears what a choice made pointless, says so before, and brings it back by Undo', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['contacts'])
    const values = { kind: 'organisation', name: 'Bolt', legal_name: 'Bolt Ltd' }
    const { id } = await world.create('contacts.party', values)
    const stored = async () =>
      (await (await world.context()).records('contacts.party').findOrFail(id)) as never as {
        name: string
        legalName: string | null
      }
    await visit(page, `/contacts/parties/${id}/edit`)
    await page.getByLabel('Kind').first().selectOption('person')
    await page.getByText('Cleared on save, since they no longer apply: Legal name').waitFor()
    await page.getByLabel('Last name').fill('Bolt')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Changes saved').first().waitFor()
    assert.isNull((await stored()).legalName)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('Taken back').first().waitFor()
    assert.equal((await stored()).legalName, 'Bolt Ltd')
  })

  test('shows both versions when someone else saved first, and merges them', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    const borrower = await world.create('contacts.party', party)
    const loan = await world.create('sample.loan', {
      borrower_id: borrower.id,
      remark: 'as it was',
      due_on: '2026-12-01',
    })
    await visit(page, `/sample/loans/${loan.id}/edit`)
    await page.getByLabel('Remark').fill('as Ada wants it')
    await world
      .as('ada')
      .run('sample.loan.update', loan, { remark: 'as Sam wants it', due_on: '2026-12-24' })
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('as Sam wants it').waitFor()
    await dialog
      .getByRole('row', { name: /Remark/ })
      .getByLabel('as Ada wants it')
      .check()
    await dialog.getByRole('button', { name: 'Save the chosen values' }).click()
    await page.waitForURL(new RegExp(`/sample/loans/${loan.id}$`))
    const now = (await loan.fresh()) as unknown as { remark: string; dueOn: string }
    assert.equal(now.remark, 'as Ada wants it')
    assert.equal(now.dueOn, '2026-12-24')
  })

  test('asks an operation’s questions in a dialog, and says why the record is closed then', async ({
    world,
    assert,
  }) => {
    const { page } = await openAsAda(world, ['sample'])
    const borrower = await world.create('contacts.party', party)
    const loan = await world.create('sample.loan', {
      borrower_id: borrower.id,
      state: 'out',
      number: 'L-1',
    })
    await visit(page, `/sample/loans/${loan.id}`)
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('dialog').getByLabel('Returned on').fill('tomorrow')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('main').getByRole('note').getByText('final').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Edit' }).count(), 0)
  })

  test('archives with a way back', async ({ world, assert }) => {
    const { page } = await openAsAda(world, ['sample'])
    const borrower = await world.create('contacts.party', party)
    const loan = await world.create('sample.loan', { borrower_id: borrower.id })
    await visit(page, `/sample/loans/${loan.id}`)
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await page.getByRole('main').getByRole('note').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('main').getByRole('note').waitFor({ state: 'detached' })
    assert.isNull(((await loan.fresh()) as unknown as { archivedAt: string | null }).archivedAt)
  })
})
