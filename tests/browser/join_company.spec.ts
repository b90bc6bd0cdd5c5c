import { test } from 'kontor/testing'
import type Invitation from '#kernel/accounts/invitations/invitation'
import { role } from '#tests/kernel/access/people'
import { tokenFor } from '#tests/kernel/mail/mails'
import { address, closeBrowser, freshPage, openAsAda, visit } from '#tests/browser/visit'
import { PASSWORD } from '#tests/kernel/accounts/visitor'

const SAM = 'sam@acme.example'

test.group('Invitations without a mail server, and into a second company', (group) => {
  group.each.timeout(120_000)
  group.teardown(closeBrowser)

  test('the link is shown once, handed over, and opens the door', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, [])
    await role(world, 'Sales', [{ operations: ['read'] }])
    const ctx = await world.context()
    const eve = { email: 'eve@bolt.example', name: 'Eve', roles: ['Sales'] }
    const { id } = await ctx.run<Invitation>('kernel.invitation.create', null, eve)
    await visit(page, `/kernel/invitations/${id}`)
    await page.getByRole('button', { name: 'Show the link' }).click()
    const dialog = page.getByRole('dialog')
    const link = await dialog.getByLabel('The link').inputValue()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'hidden' })
    assert.notInclude(await page.content(), link)
    assert.deepEqual(complaints, [])
    const guest = await freshPage()
    await guest.page.goto(link)
    await guest.page.getByRole('heading', { name: 'acme invites you' }).waitFor()
    assert.deepEqual(guest.complaints, [])
  })

  test('somebody with an account signs in, reads which company, and joins', async ({
    world,
    assert,
  }) => {
    await openAsAda(world, [])
    const bolt = await world.context({ company: 'bolt' })
    await bolt.run('kernel.role.create', null, { name: 'Sales' })
    await bolt.run('kernel.invitation.create', null, { email: SAM, roles: ['Sales'] })
    const { page, complaints } = await freshPage()
    await page.goto(address(`/invitation?token=${await tokenFor(SAM)}`))
    await page.getByRole('heading', { name: 'bolt invites you' }).waitFor()
    await page.getByText(`You join with the account you have, ${SAM}`).waitFor()
    await page.getByRole('link', { name: 'Sign in to join' }).click()
    await page.getByLabel('E-mail or log-in name').fill('sam')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Work for bolt too' }).click()
    await page.getByText('Good to see you, Sam').waitFor()
    await page.getByText('bolt').first().waitFor()
    assert.deepEqual(complaints, [])
  })

  test('a role is given a shorter limit and keeps it', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, [])
    const { id } = await role(world, 'Cashier', [{ operations: ['read'] }])
    await visit(page, `/kernel/roles/${id}`)
    await page.getByRole('combobox', { name: 'Signed out when idle (minutes)' }).click()
    await page.getByRole('option', { name: '10 minutes' }).click()
    await page.getByRole('button', { name: 'Save role' }).click()
    await page.getByText('Role saved', { exact: true }).waitFor()
    await page.reload()
    await page.getByRole('combobox').getByText('10 minutes').waitFor()
    assert.deepEqual(complaints, [])
  })
})
