import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf } from '#kernel/companies/request_context'
import { mailSettings } from '#kernel/mail/mail_settings'
import { answerData } from '#kernel/records/api/answer'
import { recordId } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'
import { shownAlerts } from '#kernel/reports/alerts/alerts_props'
import { readRhythm } from '#kernel/reports/schedules/read_rhythm'
import { nextTimes } from '#kernel/reports/schedules/rhythm'
import {
  archiveSchedule,
  changeSchedule,
  saveSchedule,
  switchSchedule,
  type ScheduleInput,
} from '#kernel/reports/schedules/save_schedule'
import { scheduleForm, shownSchedules } from '#kernel/reports/schedules/schedules_props'
import { sendToMe } from '#kernel/reports/schedules/send_now'

const SHOWN_TIMES = 5

const id = vine.number().withoutDecimals().min(1)
const day = vine.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const fields = {
  rhythm: vine.any(),
  formats: vine.array(vine.string().maxLength(20)).maxLength(10),
  user_ids: vine.array(id.clone()).maxLength(500),
  role_ids: vine.array(id.clone()).maxLength(500),
  parameter_values: vine.any(),
  only_with_rows: vine.boolean(),
  ends_on: day.nullable(),
}
const newSchedule = closed({ report_id: id.clone(), ...fields })
const changes = closed(fields)
const switched = closed({ is_on: vine.boolean() })
const preview = closed({ rhythm: vine.any(), ends_on: day.clone().nullable() })

/** Reports sent by the clock: one's own, for administrators those of everybody. */
export default class SchedulesController {
  async index(http: HttpContext) {
    const ctx = contextOf(http)
    return render(http, 'kernel::report-schedules/index', {
      schedules: await shownSchedules(ctx),
      alerts: await shownAlerts(ctx),
      hasMailServer: (await mailSettings()) !== null,
    })
  }

  async create(http: HttpContext) {
    const report = Number(http.request.qs().report)
    if (!report) return http.response.redirect().toPath('/kernel/reports')
    const props = await scheduleForm(contextOf(http), { report })
    return render(http, 'kernel::report-schedules/form', props)
  }

  async edit(http: HttpContext) {
    const props = await scheduleForm(contextOf(http), { schedule: recordId(http) })
    return render(http, 'kernel::report-schedules/form', props)
  }

  async store(http: HttpContext) {
    const { report_id, ...input } = await newSchedule(http)
    const { id: created } = await saveSchedule(contextOf(http), report_id, input as ScheduleInput)
    return http.response.created({ data: { id: created } })
  }

  async update(http: HttpContext) {
    await changeSchedule(contextOf(http), recordId(http), (await changes(http)) as ScheduleInput)
    return { data: null }
  }

  async turn(http: HttpContext) {
    await switchSchedule(contextOf(http), recordId(http), (await switched(http)).is_on)
    return { data: null }
  }

  async destroy(http: HttpContext) {
    await archiveSchedule(contextOf(http), recordId(http))
    return { data: null }
  }

  async send(http: HttpContext) {
    await sendToMe(contextOf(http), recordId(http))
    return http.response.status(202).send({ data: null })
  }

  async times(http: HttpContext) {
    const { company, now } = contextOf(http)
    const { rhythm, ends_on: endsOn } = await preview(http)
    const times = nextTimes(readRhythm(Object(rhythm)), company.timeZone, now, {
      count: SHOWN_TIMES,
      endsOn,
    })
    answerData(
      http,
      times.map((time) => time.toISOString())
    )
  }
}
