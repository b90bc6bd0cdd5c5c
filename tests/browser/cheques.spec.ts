import type { RecordModel } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

/** A posted payment to a supplier, from a bank that has blank cheques. */
async function paidFromBank(world: World) {
  const ctx = await world.context()
  const bank = await ctx.records('accounting.journal').findBy(['kind', 'eq', 'bank'])
  await world.create('accounting.cheque_stock', {
    name: 'First box',
    journal_id: bank!.id,
    first_number: 101,
  })
  const party = await world.create('contacts.party', { name: 'Oakworks' })
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: 'out',
    party_id: party.id,
    journal_id: bank!.id,
    on_date: '2026-02-10',
    amount: '123.45',
    rest: 'on_account',
  })
  await ctx.run('accounting.payment.post', payment)
  return payment.id
}

test.group('Cheques in the browser', (group) => {
  group.teardown(closeBrowser)

  test('a payment is paid by cheque, printed, and voided with a reason', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['accounting'])
    const payment = await paidFromBank(world)
    await visit(page, `/accounting/payments/${payment}`)
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: 'Pay by cheque' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Pay by cheque' }).click()
    await page.getByRole('link', { name: '000101' }).click()
    await page.waitForURL(/accounting\/cheques\/\d+/)
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Cheque (PDF)' }).click()
    assert.equal((await file).suggestedFilename(), 'Cheque 000101.pdf')
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: 'Void', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('Torn by the printer')
    await page.getByRole('dialog').getByRole('button', { name: 'Void', exact: true }).click()
    await page.getByText('Torn by the printer').first().waitFor()
    await page.getByText('Voided').first().waitFor()
    assert.deepEqual(complaints, [])
  })
})
