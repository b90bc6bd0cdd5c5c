import { test } from 'kontor/testing'
import type { World } from 'kontor/testing'
import type { Page } from 'playwright'
import Role from '#kernel/access/models/role'
import { createUser } from '#kernel/accounts/create_user'
import { addMember } from '#kernel/companies/add_member'
import { transaction } from '#kernel/records/storage/transaction'
import { highlighted } from '#tests/browser/hands'
import { closeBrowser, freshPage, signIn, visit } from '#tests/browser/visit'
import { PASSWORD } from '#tests/kernel/accounts/visitor'

/** Somebody with one role of the books, signed in. */
async function openAs(world: World, key: string) {
  await world.enable('accounting')
  const ctx = await world.context()
  const role = await Role.findBy(ctx, ['key', 'eq', key])
  const email = 'somebody@acme.example'
  const { id } = await createUser(ctx, { name: 'Somebody', email, password: PASSWORD })
  await transaction(ctx, (inner) => addMember(inner, id, [role!.id], { isDefault: true }))
  const opened = await freshPage()
  await signIn(opened.page, email)
  return opened
}

/** A customer and what is to be invoiced to him, as a draft. */
async function draftInvoice(world: World) {
  const ctx = await world.context()
  const party = await world.create('contacts.party', { name: 'Oakworks' })
  const account = await ctx.records('accounting.account').findBy(['used_for', 'eq', 'sales'])
  return ctx.run<{ id: number }>('accounting.invoice.create', null, {
    kind: 'invoice',
    party_id: party.id,
    on_date: ctx.today,
    lines: [{ text: 'Desk', quantity: '1', price: '100', account_id: account!.id }],
  })
}

/** Types into the palette and waits until what is surely there is found: what is not offered now never will be. */
async function inPalette(page: Page, typed: string, there: string) {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.waitFor()
  await page.keyboard.type(there)
  await highlighted(palette, there).waitFor()
  await palette.getByRole('combobox').or(palette.getByRole('textbox')).first().fill(typed)
  await palette.getByRole('option', { name: there }).first().waitFor({ state: 'detached' })
  const found = await palette.getByRole('option', { name: typed }).count()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  return found
}

const files = (page: Page) => page.getByRole('link', { name: 'CSV' })

test.group('The books by role', (group) => {
  group.teardown(closeBrowser)

  test('a clerk posts an invoice, reads the balance sheet and is offered no file of it', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAs(world, 'accounting.clerk')
    const { id } = await draftInvoice(world)
    await visit(page, `/accounting/invoices/${id}`)
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByText('Posted').first().waitFor()
    await page.getByRole('link', { name: 'Print' }).first().waitFor()
    await visit(page, '/accounting/statements?layout=balance_sheet')
    await page.getByText('Receivables').first().waitFor()
    assert.equal(await files(page).count(), 0)
    assert.equal(await inPalette(page, 'Changed bank accounts', 'Trial balance'), 0)
    assert.deepEqual(complaints, [])
  })

  test('an auditor takes the balance sheet out, and finds nothing he could change', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAs(world, 'accounting.auditor')
    const { id } = await draftInvoice(world)
    await visit(page, '/accounting/statements?layout=balance_sheet')
    await files(page).waitFor()
    await visit(page, `/accounting/invoices/${id}`)
    await page.getByRole('link', { name: 'Print' }).first().waitFor()
    for (const name of ['Edit', 'Post', 'More actions']) {
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name)
    }
    assert.equal(await inPalette(page, 'New invoice', 'Trial balance'), 0)
    assert.equal(await inPalette(page, 'Choose a chart', 'Trial balance'), 0)
    assert.deepEqual(complaints, [])
  })
})
