import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { backupFolder } from '#config/backup'
import { runJobs } from '#kernel/jobs/worker'
import { transaction } from '#kernel/records/storage/transaction'
import { findBackup } from '#kernel/storage/backups'
import { backupsProps } from '#kernel/storage/backups_props'

test.group('Backups on the screen', (group) => {
  group.each.timeout(60_000)
  group.each.setup(async () => {
    await rm(backupFolder, { recursive: true, force: true })
    return () => rm(backupFolder, { recursive: true, force: true })
  })

  test('warns until there is one, then lists it; nothing is left lying about', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    assert.isTrue((await backupsProps(ada)).isOverdue)
    await transaction(ada, (inner) => inner.later('kernel.storage.backup', { kind: 'manual' }))
    assert.equal((await backupsProps(ada)).last?.state, 'queued')
    await runJobs()
    const { backups, isOverdue, last } = await backupsProps(ada)
    assert.lengthOf(backups, 1)
    assert.equal(backups[0].kind, 'manual')
    assert.isFalse(isOverdue)
    assert.containsSubset(last, { state: 'done', problem: null })
    assert.lengthOf(await readdir(backupFolder), 1)
    const { size } = backups[0]
    assert.isAbove(size, 1000)
    const event = await db.from('security_events').where('kind', 'backed_up').first()
    assert.equal(event.user_id, ada.user.id)
  })

  test('a name is never a path', async ({ assert }) => {
    for (const name of ['../kontor.sqlite3', '..', 'kontor.sqlite3', '.spool-x', '']) {
      await assert.rejects(() => findBackup(name), 'E_NOT_FOUND')
    }
    await assert.rejects(
      () => findBackup(join('x', 'kontor-2026-11-22T02-15-00-000Z-manual.zip')),
      'E_NOT_FOUND'
    )
  })

  test('is for administrators of the deployment', async ({ world, assert }) => {
    const sam = await world.as('sam').context()
    await assert.rejects(() => backupsProps(sam), 'E_ADMINISTRATOR_ONLY')
  })
})
