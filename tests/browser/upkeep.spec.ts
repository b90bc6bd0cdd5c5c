import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import db from '@adonisjs/lucid/services/db'
import type { Page } from 'playwright'
import { test } from 'kontor/testing'
import { backupFolder } from '#config/backup'
import { runJobs } from '#kernel/jobs/worker'
import { holdWaiting } from '#kernel/storage/restore/hold_waiting'
import env from '#start/env'
import { closeBrowser, openAsAda, rows, visit } from '#tests/browser/visit'
import { ask, chore, forgetChores, jobRow } from '#tests/kernel/jobs/chores'
import { contextOf } from '#tests/kernel/jobs/context_of'

/** What a click asked for is done, once it was asked for. */
async function doneAfter(page: Page, path: string, button: string) {
  const asked = page.waitForResponse(
    (one) => one.url().endsWith(path) && one.request().method() === 'POST'
  )
  await page.getByRole('button', { name: button }).click()
  await asked
  await runJobs()
}

async function accessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map((one) => one.id)
}

test.group('Upkeep on the screen', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(60_000)
  group.each.teardown(async () => {
    forgetChores()
    env.set('BACKUP_TARGET', '')
    await rm(backupFolder, { recursive: true, force: true })
  })

  test('a check that is run names the fault it finds and leads to the record', async ({
    world,
    assert,
  }) => {
    const { page, complaints } = await openAsAda(world, ['contacts'])
    await visit(page, '/kernel/integrity')
    await page.getByText('Nothing was checked yet').waitFor()
    await doneAfter(page, '/kernel/integrity/runs', 'Check now')
    await page.getByRole('heading', { name: /^All \d+ rules hold$/ }).waitFor()

    const party = await world.create('contacts.party', { name: 'Bolt' })
    await db.from('contacts_parties').where('id', party.id).increment('version', 1)
    await doneAfter(page, '/kernel/integrity/runs', 'Check now')
    await page.getByRole('heading', { name: /^1 of \d+ rules is broken$/ }).waitFor()
    const rule = page.getByRole('listitem').filter({
      hasText: 'Each change of each record is in its history',
      has: page.getByText('1 place'),
    })
    await rule.getByText(`contacts.party ${party.id} is at version 2 with 1 history`).waitFor()
    assert.deepEqual(await accessible(page), [])
    await rule.getByRole('link', { name: 'Open' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bolt' }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test('a backup is made at a click and taken home whole', async ({ world, assert }) => {
    const { page, complaints } = await openAsAda(world, [])
    await visit(page, '/kernel/backups')
    await page.getByText('There is no backup of the last 48 hours').waitFor()
    await doneAfter(page, '/kernel/backups', 'Back up now')
    const link = page.getByRole('link', { name: /^Download the backup of / })
    await link.waitFor()
    await page.getByText('There is no backup of the last 48 hours').waitFor({ state: 'detached' })
    assert.deepEqual(await accessible(page), [])
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const name = download.suggestedFilename()
    assert.match(name, /^kontor-.*-manual\.zip$/)
    const taken = await stat(await download.path())
    assert.equal(taken.size, (await stat(join(backupFolder, name))).size)
    assert.deepEqual(complaints, [])
  })

  test('a backup that could not leave the host says so, and what to do', async ({
    world,
    assert,
  }) => {
    env.set('BACKUP_TARGET', join(backupFolder, 'not', 'mounted'))
    const { page, complaints } = await openAsAda(world, [])
    await visit(page, '/kernel/backups')
    await doneAfter(page, '/kernel/backups', 'Back up now')
    await page.getByText('The last backup failed').waitFor()
    await page.getByText(/could not be copied to .*BACKUP_TARGET names it\.$/).waitFor()
    await page.getByRole('link', { name: /^Download the backup of / }).waitFor()
    assert.deepEqual(await accessible(page), [])
    assert.deepEqual(complaints, [])
  })

  test('what a restore holds is told under the bell, listed, and released by hand', async ({
    world,
    assert,
  }) => {
    const { page, complaints, ada } = await openAsAda(world, [])
    const ctx = await contextOf(world, ada)
    const name = chore('paint', () => undefined)
    const id = await ask(ctx, name, {}, { title: 'Painting the fence' })
    await holdWaiting()
    await runJobs()
    await ask(ctx, name, {}, { title: 'Painting the gate' })
    await visit(page, '/kernel/preferences')
    await page.getByRole('button', { name: /^Notifications.*1 not read yet/ }).click()
    await page.getByRole('link', { name: /1 job that waited then is held/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor()
    await rows(page, 1)
    await page.getByText('Painting the fence').first().click()
    await page.getByRole('heading', { level: 1, name: 'Painting the fence' }).waitFor()
    await page.getByText('Held', { exact: true }).first().waitFor()
    assert.deepEqual(await accessible(page), [])
    const release = page.getByRole('button', { name: 'Release' })
    await release.click()
    // The path of its states says "Waiting" all along; what is released is not offered for it any more.
    await release.waitFor({ state: 'detached' })
    await runJobs()
    assert.equal((await jobRow(id)).state, 'done')
    assert.deepEqual(complaints, [])
  })
})
