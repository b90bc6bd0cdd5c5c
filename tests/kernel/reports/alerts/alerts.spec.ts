import db from '@adonisjs/lucid/services/db'
import { test } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { runJobs } from '#kernel/jobs/worker'
import { shownAlerts } from '#kernel/reports/alerts/alerts_props'
import { crossingOf, type Known, type Watched } from '#kernel/reports/alerts/crossing'
import { checkDueAlerts } from '#kernel/reports/alerts/run_due'
import {
  changeAlert,
  saveAlert,
  snoozeAlert,
  switchAlert,
  type AlertInput,
} from '#kernel/reports/alerts/save_alert'
import { refusalOf } from '#tests/kernel/access/people'
import { lay, reporterSam, threeUnits } from '#tests/kernel/reports/saved/reports'

const NOW = new Date('2026-11-23T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600 * 1000)

const input = (values: Partial<AlertInput> = {}): AlertInput => ({
  measure: 'count',
  scope: 'total',
  condition: 'gte',
  bound: '3',
  every_minutes: 15,
  remind_days: null,
  parameter_values: {},
  user_ids: [],
  role_ids: [],
  ...values,
})

let looks = 0

/** Comes due, each time at another moment, and is worked off. */
async function look() {
  const at = `2026-01-01 00:00:${String(++looks % 60).padStart(2, '0')}.000`
  await db.from('report_alerts').where('is_on', true).update({ next_check_at: at })
  await checkDueAlerts()
  await runJobs()
}

const told = (ctx: Context) =>
  db
    .from('notifications')
    .where('user_id', ctx.user.id)
    .whereIn('message', [
      'report_schedules.notices.crossed',
      'report_schedules.notices.crossed_rows',
    ])
    .orderBy('id')
const mails = () => db.from('outgoing_mail').orderBy('id')

const VECTORS: [
  string,
  Partial<Watched>,
  string | null,
  Partial<Known> | undefined,
  string | null,
][] = [
  ['over its bound for the first time', {}, '101', undefined, 'reached'],
  ['at its bound, where more is asked for', {}, '100', undefined, null],
  ['at its bound, where so much is enough', { condition: 'gte' }, '100.00', undefined, 'reached'],
  ['still over it', {}, '150', { kind: 'reached' }, null],
  ['under it again', {}, '99', { kind: 'reached' }, 'left'],
  ['over it again', {}, '101', { kind: 'left' }, 'reached'],
  [
    'below a lower bound, exactly',
    { condition: 'lt', bound: '-0.5' },
    '-0.500001',
    undefined,
    'reached',
  ],
  ['at most', { condition: 'lte', bound: '0' }, '0', undefined, 'reached'],
  ['nothing there', { condition: 'lt' }, null, undefined, null],
  [
    'larger than any float',
    { bound: '9007199254740993' },
    '9007199254740994',
    undefined,
    'reached',
  ],
  [
    'a day before the reminder',
    { remindDays: 3 },
    '150',
    { kind: 'reached', at: daysAgo(2) },
    null,
  ],
  [
    'on the day of the reminder',
    { remindDays: 3 },
    '150',
    { kind: 'reminded', at: daysAgo(3) },
    'reminded',
  ],
  ['a change seen first', { condition: 'change', bound: '10' }, '100', undefined, 'began'],
  ['a change too small', { condition: 'change', bound: '10' }, '109.99', { value: '100' }, null],
  [
    'a change far enough, down',
    { condition: 'change', bound: '10' },
    '90',
    { value: '100' },
    'reached',
  ],
  [
    'a change of what was below zero',
    { condition: 'change', bound: '10' },
    '-111',
    { value: '-100' },
    'reached',
  ],
  [
    'a change from nothing',
    { condition: 'change', bound: '50' },
    '0.01',
    { value: '0' },
    'reached',
  ],
]

test.group('When a watched figure is told', () => {
  for (const [title, alert, value, known, expected] of VECTORS) {
    test(title, ({ assert }) => {
      const watched: Watched = { condition: 'gt', bound: '100', remindDays: null, ...alert }
      const before = known && { kind: 'reached' as const, value: null, at: daysAgo(1), ...known }
      assert.equal(crossingOf(watched, value, before, NOW), expected)
    })
  }
})

test.group('Watching a figure', (group) => {
  group.each.timeout(30_000)

  test('is told once when it crosses, by bell and mail, and again after it was back', async ({
    world,
    assert,
  }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const report = await lay(ada)
    await saveAlert(ada, report.id, input({ user_ids: [ada.user.id], bound: '4' }))
    await look()
    assert.lengthOf(await told(ada), 0)
    const unit = await world.create('kernel.org_unit', { name: 'East', kind: 'branch' })
    for (let time = 0; time < 3; time++) await look()
    const [notice] = await told(ada)
    assert.lengthOf(await told(ada), 1)
    assert.include(notice.params, '"value":"4"')
    assert.equal(notice.href, `/kernel/reports/${report.id}`)
    const [mail] = await mails()
    assert.include(mail.subject, '4')
    assert.include(mail.text_body, `/kernel/reports/${report.id}`)
    await db
      .from('org_units')
      .where('id', unit.id)
      .update({ archived_at: '2026-01-01 00:00:00.000' })
    await look()
    await db.from('org_units').where('id', unit.id).update({ archived_at: null })
    await look()
    assert.lengthOf(await told(ada), 2)
    const [shown] = await shownAlerts(ada)
    assert.deepEqual(
      shown.history.map(({ kind, value }) => [kind, value]),
      [
        ['reached', '4'],
        ['left', '3'],
        ['reached', '4'],
      ]
    )
  })

  test('what it looks at for an auditor whose readings are noted is noted, told or not', async ({
    world,
    assert,
  }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const report = await lay(ada, { sharedWith: 'company' })
    const bound = { user_ids: [ada.user.id, sam.user.id], bound: '99' }
    await saveAlert(ada, report.id, input(bound))
    await look()
    const noted = () => db.from('readings').orderBy('id')
    assert.lengthOf(await noted(), 0)
    const membership = await ada.records('kernel.membership').findBy(['user_id', 'eq', sam.user.id])
    const [held] = await ada
      .records('kernel.membership_role')
      .where(['membership_id', 'eq', membership!.id])
    await ada.run('kernel.membership.update', membership!.id, {
      roles: [{ id: held.id, is_logged: true }],
    })
    await look()
    const readings = await noted()
    assert.deepEqual(
      readings.map((one) => [Number(one.user_id), one.through, one.address]),
      [[sam.user.id, 'alert', `/kernel/reports/${report.id}`]]
    )
    assert.lengthOf(await told(sam), 0)
  })

  test('any row: each that crosses, of those the receiver may see', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world, { filter: ['kind', 'eq', 'department'] })
    const report = await lay(ada, { sharedWith: 'company' })
    const both = { user_ids: [ada.user.id, sam.user.id] }
    await saveAlert(ada, report.id, input({ ...both, scope: 'row', condition: 'gte', bound: '1' }))
    await look()
    const [[adas], [sams]] = [await told(ada), await told(sam)]
    assert.equal(adas.message, 'report_schedules.notices.crossed_rows')
    assert.include(sams.params, 'Department')
    assert.notInclude(sams.params, 'Branch')
    const own = await db.from('report_alert_crossings').where('user_id', sam.user.id)
    assert.lengthOf(own, 1)
    const [shown] = await shownAlerts(ada)
    assert.lengthOf(shown.history, 2)
  })

  test('a receiver who may not run it hears nothing, the owner once', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const sam = await world.as('sam').context()
    const report = await lay(ada, { sharedWith: 'company' })
    await saveAlert(ada, report.id, input({ user_ids: [sam.user.id], bound: '1' }))
    for (let time = 0; time < 3; time++) await look()
    assert.lengthOf(await told(sam), 0)
    assert.lengthOf(await mails(), 0)
    const notices = db
      .from('notifications')
      .where('message', 'report_schedules.notices.not_watched')
    assert.lengthOf(await notices, 1)
  })

  test('comes once for a look, whoever asks', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    await saveAlert(ada, (await lay(ada)).id, input({ user_ids: [ada.user.id] }))
    await Promise.all([checkDueAlerts(), checkDueAlerts(), checkDueAlerts()])
    assert.lengthOf(await db.from('jobs').where('name', 'kernel.reports.check'), 1)
    const [{ next_check_at: next }] = await db.from('report_alerts')
    assert.isAtLeast(Date.parse(`${next}Z`), ada.now.getTime() + 15 * 60_000)
  })

  test('is quiet while it is snoozed, and when it is off', async ({ world, assert }) => {
    await threeUnits(world)
    const ada = await world.as('ada').context()
    const { id } = await saveAlert(ada, (await lay(ada)).id, input({ user_ids: [ada.user.id] }))
    await snoozeAlert(ada, id, 1)
    await look()
    assert.isNotNull((await shownAlerts(ada))[0].snoozed_until)
    await snoozeAlert(ada, id, 0)
    await switchAlert(ada, id, false)
    await look()
    assert.lengthOf(await told(ada), 0)
    await switchAlert(ada, id, true)
    await look()
    assert.lengthOf(await told(ada), 1)
  })

  test('what cannot be watched is refused by its field; others’ alerts are not seen', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const report = await lay(ada, { sharedWith: 'company' })
    for (const [values, field, code] of [
      [{ measure: 'kind' }, 'measure', 'E_ALERT_MEASURE'],
      [{ scope: 'some' }, 'scope', 'E_CHOICE'],
      [{ condition: 'like' }, 'condition', 'E_CHOICE'],
      [{ bound: '1e5' }, 'bound', 'E_ALERT_BOUND'],
      [{ condition: 'change', bound: '0' }, 'bound', 'E_ALERT_PERCENT'],
      [{ every_minutes: 1 }, 'every_minutes', 'E_CHOICE'],
      [{ remind_days: 0 }, 'remind_days', 'E_ALERT_DAYS'],
    ] as const) {
      const attempt = saveAlert(ada, report.id, input({ user_ids: [ada.user.id], ...values }))
      const refusal = await refusalOf(attempt)
      assert.containsSubset(refusal.errors, [{ field, code }])
    }
    const { id } = await saveAlert(ada, report.id, input({ user_ids: [ada.user.id] }))
    assert.deepEqual(await shownAlerts(sam), [])
    const change = input({ user_ids: [sam.user.id] })
    assert.equal((await refusalOf(changeAlert(sam, id, change))).status, 404)
  })
})
