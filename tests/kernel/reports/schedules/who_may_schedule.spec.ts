import { test } from 'kontor/testing'
import type { Context } from '#kernel/companies/context'
import {
  changeSchedule,
  saveSchedule,
  type ScheduleInput,
} from '#kernel/reports/schedules/save_schedule'
import { shownSchedules } from '#kernel/reports/schedules/schedules_props'
import { sendToMe } from '#kernel/reports/schedules/send_now'
import { refusalOf, samWith } from '#tests/kernel/access/people'
import { lay, reporterSam } from '#tests/kernel/reports/saved/reports'
import { input } from '#tests/kernel/reports/schedules/inputs'

test.group('Who may have reports sent', (group) => {
  group.each.timeout(30_000)

  test('to oneself whoever sees the report; to others whoever may, and only within the company', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const report = await lay(ada, { sharedWith: 'company' })
    const save = (ctx: Context, values: Partial<ScheduleInput>) =>
      saveSchedule(ctx, report.id, input(values))
    await save(sam, { user_ids: [sam.user.id] })
    const others = await refusalOf(save(sam, { user_ids: [ada.user.id] }))
    assert.deepEqual([others.code, others.status], ['E_SCHEDULE_OTHERS', 403])
    await save(ada, { user_ids: [sam.user.id] })
    for (const [values, code] of [
      [{}, 'E_SCHEDULE_NOBODY'],
      [{ user_ids: [99_999] }, 'E_REFERENCE'],
      [{ role_ids: [99_999] }, 'E_REFERENCE'],
      [{ user_ids: [ada.user.id], formats: [] }, 'E_SCHEDULE_FORMATS'],
      [{ user_ids: [ada.user.id], formats: ['body', 'exe'] }, 'E_SCHEDULE_FORMATS'],
      [{ user_ids: [ada.user.id], ends_on: '2020-01-01' }, 'E_SCHEDULE_OVER'],
    ] as const) {
      const refusal = await refusalOf(save(ada, values as Partial<ScheduleInput>))
      assert.equal(refusal.errors[0].code, code)
    }
  })

  test('not of a report one does not see, nor of one one may not run', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const sam = await samWith(world, { operations: ['read'] })
    const mine = input({ user_ids: [sam.user.id] })
    const hidden = await lay(ada)
    assert.equal((await refusalOf(saveSchedule(sam, hidden.id, mine))).status, 404)
    assert.equal((await refusalOf(saveSchedule(sam, (await lay(sam)).id, mine))).status, 403)
  })

  test('other people’s schedules are seen by administrators only', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const report = await lay(ada, { sharedWith: 'company' })
    const { id } = await saveSchedule(ada, report.id, input({ user_ids: [ada.user.id] }))
    assert.deepEqual(await shownSchedules(sam), [])
    const change = input({ user_ids: [sam.user.id] })
    assert.equal((await refusalOf(changeSchedule(sam, id, change))).status, 404)
    assert.equal((await refusalOf(sendToMe(sam, id))).status, 404)
    const own = await saveSchedule(sam, report.id, change)
    const all = await shownSchedules(ada)
    assert.deepEqual(all.map((one) => one.id).sort(), [id, own.id].sort())
  })
})
