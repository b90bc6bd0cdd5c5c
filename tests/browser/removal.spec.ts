import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import db from '@adonisjs/lucid/services/db'
import { test, type World } from 'kontor/testing'
import { backupFolder } from '#config/backup'
import { kernelContext } from '#kernel/companies/kernel_context'
import { disablePlugin } from '#kernel/plugins/enablement'
import { installPlugin, uninstallPlugin } from '#kernel/plugins/removal/uninstall_plugin'
import { closeBrowser, openAsAda, visit } from '#tests/browser/visit'

/** Both plugins were used and are disabled; the guest leaves two visits, one of them its greeting. */
async function used(world: World) {
  const opened = await openAsAda(world, ['sample', 'guest'])
  await world.create('guest.visit', { greeting: 'Hello' })
  const ctx = await world.context()
  for (const plugin of ['guest', 'sample']) await disablePlugin(ctx, plugin)
  await visit(opened.page, '/kernel/plugins')
  return opened
}

const hasTable = async (name: string) => (await db.connection().getAllTables()).includes(name)

test.group('The removal ladder on the screen', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(60_000)
  group.each.teardown(async () => {
    const ctx = await kernelContext({})
    for (const plugin of ['sample', 'guest']) await installPlugin(ctx, plugin)
    await rm(backupFolder, { recursive: true, force: true })
  })

  test('uninstall refuses while another plugin needs it, keeps the data, and is taken back', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await used(world)
    await page.getByRole('button', { name: 'Uninstall: Loans' }).click()
    const dialog = page.getByRole('dialog', { name: 'Uninstall Loans?' })
    await dialog.getByRole('button', { name: 'Uninstall' }).click()
    await page.getByText('Guest cannot work without Loans.').first().waitFor()
    assert.include(complaints.splice(0).join(), '409')

    await page.getByRole('button', { name: 'Uninstall: Guest' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Uninstall' }).press('Enter')
    await page.getByText('Guest uninstalled, its data is kept').first().waitFor()
    const removed = page.getByRole('region', { name: 'Uninstalled' })
    await removed.getByText('Data kept').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Enable: Guest' }).count(), 0)
    assert.lengthOf(await db.from('guest_visits'), 2)

    await removed.getByRole('button', { name: 'Install: Guest' }).click()
    await page.getByRole('button', { name: 'Enable: Guest' }).waitFor()
    await removed.waitFor({ state: 'detached' })
    assert.lengthOf(await db.from('guest_visits'), 2)
    assert.deepEqual(complaints, [])
  })

  test('purge lists every table with its rows, wants the name typed, and leaves an archive', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await used(world)
    await page.getByRole('button', { name: 'Uninstall: Guest' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Uninstall' }).click()
    await page.getByRole('button', { name: 'Remove data: Guest' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove all data of Guest?' })
    const tables = dialog.getByRole('list', { name: 'Tables that will be gone' })
    await tables.getByRole('listitem').first().waitFor()
    assert.sameMembers(
      (await tables.getByRole('listitem').allTextContents()).map((one) => one.trim()),
      ['guest_loans0 rows', 'guest_visits2 rows']
    )
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
    assert.deepEqual(
      violations.map((one) => one.id),
      []
    )
    const remove = dialog.getByRole('button', { name: 'Remove for good' })
    assert.isTrue(await remove.isDisabled())
    await dialog.getByRole('textbox').fill('Gues')
    assert.isTrue(await remove.isDisabled())
    await dialog.getByRole('textbox').fill('Guest')
    await remove.click()
    await page
      .getByText(/^The data of Guest is removed; a copy lies in /)
      .first()
      .waitFor()
    await page.getByRole('region', { name: 'Uninstalled' }).getByText('No data').waitFor()
    assert.isFalse(await hasTable('guest_visits'))
    const [archive] = await readdir(join(backupFolder))
    assert.match(archive, /^purged-guest-.*\.zip$/)

    await page.getByRole('button', { name: 'Install: Guest' }).click()
    await page.getByRole('button', { name: 'Enable: Guest' }).waitFor()
    assert.isTrue(await hasTable('guest_visits'))
    assert.lengthOf(await db.from('guest_visits'), 0)
    assert.deepEqual(complaints, [])
  })

  test('purge refuses while rows of others refer to its data, and says which', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['sample', 'guest'])
    const borrower = await world.create('contacts.party', { name: 'Bolt' })
    const loan = await world.create('sample.loan', { borrower_id: borrower.id })
    await world.create('guest.visit', { greeting: 'Hello', loan_id: loan.id })
    const ctx = await world.context()
    for (const plugin of ['guest', 'sample']) {
      await disablePlugin(ctx, plugin)
      await uninstallPlugin(ctx, plugin)
    }
    await visit(page, '/kernel/plugins')
    await page.getByRole('button', { name: 'Remove data: Loans' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove all data of Loans?' })
    await dialog
      .getByRole('alert')
      .getByText('1 row of guest_visits (loan_id) refers to data of Loans.')
      .waitFor()
    assert.isTrue(await dialog.getByRole('button', { name: 'Remove for good' }).isDisabled())
    assert.equal(await dialog.getByRole('textbox').count(), 0)
    assert.deepEqual(complaints, [])
  })
})
