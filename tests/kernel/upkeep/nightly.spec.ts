import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { backupFolder } from '#config/backup'
import { goBy } from '#kernel/companies/clock'
import { runSchedules } from '#kernel/jobs/schedules'
import { runJobs } from '#kernel/jobs/worker'
import env from '#start/env'

/** The night of a day of December: the clock has just passed the hour of the backup. */
async function night(day: number) {
  goBy(() => new Date(`2026-12-${String(day).padStart(2, '0')}T02:16:00Z`))
  await runSchedules()
  await runJobs()
}

/** The days of December that a folder has a nightly backup of. */
async function nightsIn(folder: string) {
  const names = await readdir(folder)
  return names.map((name) => Number(/^kontor-2026-12-(\d\d)T02-16.*-nightly\.zip$/.exec(name)?.[1]))
}

test.group('The nightly backup', (group) => {
  let target: string

  group.each.timeout(120_000)
  group.each.setup(async () => {
    target = await mkdtemp(join(tmpdir(), 'kontor-off-host-'))
    await rm(backupFolder, { recursive: true, force: true })
    env.set('BACKUP_TARGET', target)
    const putBack = goBy(() => new Date('2026-11-30T12:00:00Z'))
    return async () => {
      putBack()
      env.set('BACKUP_TARGET', '')
      await rm(backupFolder, { recursive: true, force: true })
      await rm(target, { recursive: true, force: true })
    }
  })

  test('is made as the clock passes the hour, copied off the host, and rotated in both places', async ({
    world,
    assert,
  }) => {
    await world.company()
    await runSchedules()
    await runJobs()
    assert.isEmpty(await readdir(target), 'not before the hour')
    await night(1)
    assert.deepEqual([await nightsIn(backupFolder), await nightsIn(target)], [[1], [1]])
    await runSchedules()
    await runJobs()
    assert.lengthOf(await readdir(target), 1, 'once a night')
    for (let day = 2; day <= 12; day++) await night(day)
    const week = [6, 7, 8, 9, 10, 11, 12]
    assert.deepEqual((await nightsIn(backupFolder)).sort(ascending), week)
    assert.deepEqual((await nightsIn(target)).sort(ascending), week)
  })

  test('whose copy fails tells the administrators once, stays on this host, and is rotated all the same', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    // The check of the same night may tell of its own.
    const message = 'notifications.unasked_job_failed'
    const notices = () =>
      db.from('notifications').where({ user_id: ada.user.id, message }).orderBy('id')
    const gone = join(target, 'unmounted')
    env.set('BACKUP_TARGET', gone)
    await runSchedules()
    await night(1)
    await night(2)
    const [told, ...more] = await notices()
    assert.deepEqual(
      more.map(({ params, href }) => [params, href]),
      [],
      'once for a streak'
    )
    const job = await db
      .from('jobs')
      .where('id', Number(told.href.split('/').at(-1)))
      .first()
    assert.equal(job.state, 'failed')
    assert.include(job.error, `could not be copied to ${gone}`)
    assert.deepEqual((await nightsIn(backupFolder)).sort(ascending), [1, 2])

    await mkdir(gone)
    await night(3)
    assert.deepEqual(await nightsIn(gone), [3])
    await rm(gone, { recursive: true })
    for (let day = 4; day <= 12; day++) await night(day)
    assert.lengthOf(await notices(), 2, 'told of the second streak')
    assert.lengthOf(await readdir(backupFolder), 7)
  })
})

const ascending = (a: number, b: number) => a - b
