import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { nextRun, runSchedules } from '#kernel/jobs/schedules'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'
import { chore, forgetChores } from '#tests/kernel/jobs/chores'
import type { ScheduleDeclaration } from '#kernel/jobs/define_job'

const jobs = (name: string) =>
  readRows<{ company_id: number | null }>(
    'SELECT `company_id` FROM `jobs` WHERE `name` = ? ORDER BY `company_id`',
    [name]
  )

/** Adds a schedule to a plugin for as long as a test runs. */
function scheduled(plugin: string, schedule: ScheduleDeclaration) {
  const { declaration } = registry.plugins.get(plugin)!
  const before = declaration.schedules
  declaration.schedules = [schedule]
  return () => {
    declaration.schedules = before
    forgetChores()
  }
}

const makeDue = (name: string) =>
  db
    .from('schedules')
    .where('schedule_key', 'like', `${name}:%`)
    .update({ next_run_at: '2026-01-01 00:00:00.000' })

test.group('Schedules', () => {
  test('ask once for what was missed, however often several look', async ({
    world,
    assert,
    cleanup,
  }) => {
    await world.company()
    const name = chore('tick', () => undefined)
    cleanup(scheduled('kernel', { job: name, every: 60 }))
    await runSchedules()
    assert.lengthOf(await jobs(name), 0)
    await makeDue(name)
    await Promise.all([runSchedules(), runSchedules(), runSchedules()])
    await runSchedules()
    assert.deepEqual(await jobs(name), [{ company_id: null }])
  })

  test('of a plugin come once for each company that uses it', async ({
    world,
    assert,
    cleanup,
  }) => {
    await world.enable('sample')
    await world.enable('sample', 'other')
    await world.company('third')
    const name = chore('tick', () => undefined, {}, 'sample')
    cleanup(scheduled('sample', { job: name, cron: '15 2 * * *' }))
    await runSchedules()
    await makeDue(name)
    await runSchedules()
    const ids = [(await world.company()).id, (await world.company('other')).id]
    assert.sameMembers(
      (await jobs(name)).map((one) => Number(one.company_id)),
      ids
    )
  })

  test('that nobody declares any more are forgotten', async ({ world, assert }) => {
    await world.company()
    const name = chore('tick', () => undefined)
    const undo = scheduled('kernel', { job: name, every: 60 })
    await runSchedules()
    undo()
    await runSchedules()
    assert.isEmpty(
      await readRows('SELECT `id` FROM `schedules` WHERE `schedule_key` LIKE ?', [`${name}:%`])
    )
  })

  const edges: [string, string, string, string, string][] = [
    [
      'in winter',
      '15 2 * * *',
      'Europe/Berlin',
      '2026-01-10T12:00:00Z',
      '2026-01-11T01:15:00.000Z',
    ],
    [
      'in summer',
      '15 2 * * *',
      'Europe/Berlin',
      '2026-07-10T12:00:00Z',
      '2026-07-11T00:15:00.000Z',
    ],
    [
      'in the hour that spring leaves out, at its end',
      '15 2 * * *',
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'half an hour off',
      '0 6 * * *',
      'America/St_Johns',
      '2026-11-22T12:00:00Z',
      '2026-11-23T09:30:00.000Z',
    ],
    [
      'a day ahead',
      '0 6 * * 1',
      'Pacific/Apia',
      '2026-11-22T12:00:00Z',
      '2026-11-22T17:00:00.000Z',
    ],
  ]
  for (const [title, cron, zone, after, expected] of edges) {
    test(`go by the wall clock of the company: ${title}`, ({ assert }) => {
      assert.equal(nextRun({ job: '', cron }, zone, new Date(after)).toISOString(), expected)
    })
  }

  test('in the hour that autumn repeats come once', ({ assert }) => {
    const first = nextRun(
      { job: '', cron: '30 2 * * *' },
      'Europe/Berlin',
      new Date('2026-10-24T12:00:00Z')
    )
    const next = nextRun({ job: '', cron: '30 2 * * *' }, 'Europe/Berlin', first)
    assert.equal(first.toISOString(), '2026-10-25T00:30:00.000Z')
    assert.equal(next.toISOString(), '2026-10-26T01:30:00.000Z')
  })
})
