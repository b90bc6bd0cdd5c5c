import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import { test, type World } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import { runJobs } from '#kernel/jobs/worker'
import { deliverDue } from '#kernel/mail/deliver_due'
import { transaction } from '#kernel/records/storage/transaction'
import Report from '#kernel/reports/saved/report'
import { deliver } from '#kernel/reports/schedules/deliver'
import { sendDueReports } from '#kernel/reports/schedules/run_due'
import {
  archiveSchedule,
  saveSchedule,
  switchSchedule,
  type ScheduleInput,
} from '#kernel/reports/schedules/save_schedule'
import { sendToMe } from '#kernel/reports/schedules/send_now'
import { shownSchedules } from '#kernel/reports/schedules/schedules_props'
import { use } from '#tests/kernel/mail/mails'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { BY_KIND, lay, reporterSam, threeUnits } from '#tests/kernel/reports/saved/reports'
import { input } from '#tests/kernel/reports/schedules/inputs'

const deliveries = () => db.from('report_deliveries').orderBy('id')
const mails = () => db.from('outgoing_mail').orderBy('recipient')
const notices = (message: string) => db.from('notifications').where({ message })
const makeDue = (at = '2026-01-01 00:00:00.000') =>
  db.from('report_schedules').where('is_on', true).update({ next_run_at: at })

const emailOf = async ({ user }: Context) =>
  String((await db.from('users').where('id', user.id).firstOrFail()).email)

/** Comes due and is worked off. */
async function comesDue(at?: string) {
  await makeDue(at)
  await sendDueReports()
  await runJobs()
}

async function toMyself(ctx: Context, values: Partial<ScheduleInput> = {}) {
  const report = await lay(ctx)
  return saveSchedule(ctx, report.id, input({ user_ids: [ctx.user.id], ...values }))
}

async function toBoth(world: World, values: Partial<ScheduleInput> = {}) {
  await threeUnits(world)
  const ada = await world.as('ada').context()
  const { sam, reporter } = await reporterSam(world, { filter: ['kind', 'eq', 'branch'] })
  const report = await lay(ada, { sharedWith: 'company', name: 'Units' })
  const schedule = await saveSchedule(
    ada,
    report.id,
    input({ user_ids: [ada.user.id], role_ids: [reporter.id], ...values })
  )
  return { ada, sam, report, schedule }
}

test.group('A report sent by the clock', (group) => {
  group.each.timeout(30_000)

  test('each recipient gets his own, made with his rights', async ({ world, assert, cleanup }) => {
    const smtp = await SmtpDouble.start()
    cleanup(() => smtp.stop())
    await use(world, smtp)
    const { ada, sam } = await toBoth(world, { formats: ['body', 'xlsx', 'csv'] })
    await comesDue()
    await deliverDue()
    assert.deepEqual(
      (await deliveries()).map((row) => [row.state, row.reason]),
      [
        ['sent', null],
        ['sent', null],
      ]
    )
    assert.lengthOf(smtp.received, 2)
    const [adas, sams] = [await emailOf(ada), await emailOf(sam)]
    const to = (email: string) =>
      smtp.received.find(({ mail }) => [mail.to!].flat()[0].value[0].address === email)!.mail
    const rowsOf = async (email: string) => {
      const workbook = new ExcelJS.Workbook()
      const { content } = to(email).attachments.find(({ filename }) => filename === 'Units.xlsx')!
      await workbook.xlsx.load(content as never)
      return JSON.stringify(workbook.worksheets[0].getSheetValues())
    }
    assert.include(await rowsOf(adas), 'Department')
    assert.include(await rowsOf(sams), 'Branch')
    assert.notInclude(await rowsOf(sams), 'Department')
    assert.include(String(to(adas).html), 'Department')
    assert.notInclude(String(to(sams).html), 'Department')
    assert.include(to(sams).text, 'Branch')
  })

  test('is in the language of who gets it', async ({ world, assert }) => {
    const { sam } = await toBoth(world)
    await db.from('users').where('id', sam.user.id).update({ language: 'uk' })
    await db.from('epochs').increment('access', 1)
    await comesDue()
    const mail = await db
      .from('outgoing_mail')
      .where('recipient', await emailOf(sam))
      .firstOrFail()
    assert.equal(mail.language, 'uk')
    assert.include(mail.text_body, 'Ось звіт')
    assert.include(mail.html_body, 'Філія')
  })

  test('comes once for a due time, whoever asks and however often', async ({ world, assert }) => {
    await toMyself(await world.as('ada').context())
    await makeDue()
    await Promise.all([sendDueReports(), sendDueReports(), sendDueReports()])
    const [{ id }] = await deliveries()
    await Promise.all([runJobs(), deliver(Number(id)), deliver(Number(id))])
    await runJobs()
    assert.lengthOf(await deliveries(), 1)
    assert.lengthOf(await mails(), 1)
    const again = { ...(await deliveries())[0], id: Number(id) + 1 }
    await assert.rejects(() => db.table('report_deliveries').insert(again), /unique|duplicate/i)
  })

  test('what was missed while nothing ran comes once', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { id } = await toMyself(ada)
    await comesDue('2026-01-01 00:00:00.000')
    await sendDueReports()
    await runJobs()
    assert.lengthOf(await mails(), 1)
    const { next_run_at: next } = await db.from('report_schedules').where('id', id).firstOrFail()
    assert.isAbove(Date.parse(`${next}Z`), ada.now.getTime())
  })

  test('one recipient who may not run it stops nobody, and the owner hears of it once', async ({
    world,
    assert,
  }) => {
    const { ada, sam } = await toBoth(world)
    await db.from('membership_roles').update({ archived_at: '2026-01-01 00:00:00.000' })
    await db.from('report_schedules').update({
      role_ids: '[]',
      user_ids: JSON.stringify([sam.user.id, ada.user.id]),
    })
    await db.from('epochs').increment('access', 1)
    for (const day of [1, 2, 3]) await comesDue(`2026-01-0${day} 00:00:00.000`)
    const rows = await deliveries()
    assert.deepEqual(
      rows
        .filter((row) => Number(row.user_id) === sam.user.id)
        .map((row) => [row.state, row.reason]),
      [1, 2, 3].map(() => ['skipped', 'E_NOT_FOUND'])
    )
    assert.lengthOf(await mails(), 3)
    assert.lengthOf(await notices('report_schedules.notices.not_sent'), 1)
  })

  test('a disabled user and an archived report are skipped and said', async ({ world, assert }) => {
    const { ada, sam, report } = await toBoth(world)
    await db
      .from('users')
      .where('id', sam.user.id)
      .update({ disabled_at: '2026-01-01 00:00:00.000' })
    await db.from('report_schedules').update({
      role_ids: '[]',
      user_ids: JSON.stringify([sam.user.id]),
    })
    await db.from('epochs').increment('access', 1)
    await comesDue('2026-01-01 00:00:00.000')
    await transaction(ada, async (inner) => {
      const found = await inner.records(Report).lock(report.id)
      found.archivedAt = inner.now.toISOString()
    })
    await db.from('report_schedules').update({ user_ids: JSON.stringify([ada.user.id]) })
    await comesDue('2026-01-02 00:00:00.000')
    assert.deepEqual(
      (await deliveries()).map((row) => [row.state, row.reason]),
      [
        ['skipped', 'E_JOB_NO_RIGHTS'],
        ['skipped', 'E_NOT_FOUND'],
      ]
    )
    const [shown] = await shownSchedules(ada)
    assert.lengthOf(shown.last, 2)
    assert.isTrue(shown.last.every(({ reason }) => reason!.length > 10))
  })

  test('only with rows: nothing is sent of nothing, and nobody is bothered', async ({
    world,
    assert,
  }) => {
    await toMyself(await world.as('ada').context(), { only_with_rows: true })
    await comesDue()
    assert.lengthOf(await mails(), 0)
    assert.equal((await deliveries())[0].reason, 'E_SCHEDULE_NO_ROWS')
    assert.lengthOf(await notices('report_schedules.notices.not_sent'), 0)
  })

  test('what a format cannot hold has failed, by name', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    await threeUnits(world)
    const query = { source: 'kernel.org_unit', columns: ['name'] }
    const report = await lay(ada, { query, presentation: { kind: 'bar' } })
    await saveSchedule(ada, report.id, input({ user_ids: [ada.user.id], formats: ['png'] }))
    await comesDue()
    const [row] = await deliveries()
    assert.equal(row.state, 'failed')
    assert.match(row.reason, /^E_CHART/)
    assert.lengthOf(await notices('report_schedules.notices.not_sent'), 1)
  })

  test('relative days are reckoned when it is sent', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    await threeUnits(world)
    const query = {
      ...BY_KIND,
      filter: ['created_at', 'eq', { parameter: 'when' }] as never,
      parameters: [{ key: 'when', default: { relative: 'last_year' } }],
    }
    const report = await lay(ada, { query })
    const values = { parameter_values: { when: { relative: 'today' } } }
    await saveSchedule(ada, report.id, input({ user_ids: [ada.user.id], ...values }))
    await comesDue()
    assert.include((await mails())[0].text_body, 'Branch')
  })

  test('stopped or removed it does not come; switched on again it has its next time', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const { id } = await toMyself(ada)
    const next = async () =>
      (await db.from('report_schedules').where('id', id).firstOrFail()).next_run_at
    await switchSchedule(ada, id, false)
    assert.isNull(await next())
    await switchSchedule(ada, id, true)
    assert.isNotNull(await next())
    await archiveSchedule(ada, id)
    assert.isNull(await next())
    assert.deepEqual(await shownSchedules(ada), [])
  })

  test('one that nobody carries any more has failed, and the owner hears of it', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    await toMyself(ada)
    await makeDue()
    await sendDueReports()
    assert.deepEqual(
      (await deliveries()).map((one) => one.state),
      ['waiting']
    )
    await sendDueReports()
    assert.deepEqual(
      (await deliveries()).map((one) => one.state),
      ['waiting']
    )
    const [{ id }] = await db.from('jobs').where('name', 'kernel.reports.deliver')
    await ada.run('kernel.job.cancel', Number(id))
    await sendDueReports()
    const [over] = await deliveries()
    assert.deepEqual([over.state, over.reason], ['failed', 'E_JOB_FAILED'])
    assert.lengthOf(await mails(), 0)
  })

  test('a company that moves to another time zone has other times', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { id } = await toMyself(ada)
    await db.from('companies').where('id', ada.company.id).update({ time_zone: 'Asia/Tokyo' })
    await sendDueReports()
    const row = await db.from('report_schedules').where('id', id).firstOrFail()
    assert.equal(row.planned_in, 'Asia/Tokyo')
    assert.include(row.next_run_at, '22:00:00')
  })

  test('sent to oneself now it comes at once, and its times stay', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { id, nextRunAt } = await toMyself(ada)
    await sendToMe(ada, id)
    await runJobs()
    assert.lengthOf(await mails(), 1)
    const row = await db.from('report_schedules').where('id', id).firstOrFail()
    assert.include(row.next_run_at, nextRunAt!.slice(0, 19))
  })
})
