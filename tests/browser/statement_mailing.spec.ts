import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { runJobs } from '#kernel/jobs/worker'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

/** A customer who owes for an invoice. */
async function owing(world: World, name: string, email: string | null) {
  const ctx = await world.context()
  const party = await world.create('contacts.party', { name, ...(email ? { email } : {}) })
  const invoice = await ctx.run<RecordModel>('accounting.invoice.create', null, {
    kind: 'invoice',
    party_id: party.id,
    on_date: ctx.today,
    lines: [{ text: 'Desk', quantity: '1', price: '100' }],
  })
  await ctx.run('accounting.invoice.post', invoice)
}

test.group('Mailing statements in the browser', (group) => {
  group.teardown(closeBrowser)

  test('those with an address are chosen, mailed in the background, and seen as written', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    await owing(world, 'Oakworks', 'oak@example.org')
    await owing(world, 'Ash Ltd', null)
    await visit(page, '/accounting/statement-mailing')
    await page.getByText('2 contacts, 1 chosen, 1 without e-mail').waitFor()
    await page.getByRole('link', { name: 'no e-mail' }).waitFor()
    await page.getByRole('button', { name: 'Mail one statement' }).click()
    await page.getByText('0 of 1 written').waitFor()
    await runJobs()
    await page.getByText('1 of 1 written').waitFor()
    assert.isTrue(await page.getByLabel('Choose Oakworks').isDisabled())
    await page.getByLabel('Also who got one today').check()
    await page.getByText('2 contacts, 1 chosen, 1 without e-mail').waitFor()
    assert.deepEqual(complaints, [])
  })
})
