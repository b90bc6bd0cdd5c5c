import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf } from '#kernel/companies/request_context'
import { recordId } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'
import { alertForm } from '#kernel/reports/alerts/alerts_props'
import {
  archiveAlert,
  changeAlert,
  saveAlert,
  snoozeAlert,
  switchAlert,
  type AlertInput,
} from '#kernel/reports/alerts/save_alert'

const id = vine.number().withoutDecimals().min(1)
const word = vine.string().maxLength(200)
const fields = {
  measure: word.clone(),
  scope: word.clone(),
  condition: word.clone(),
  bound: vine.string().trim().maxLength(60),
  every_minutes: id.clone(),
  remind_days: vine.number().withoutDecimals().nullable(),
  user_ids: vine.array(id.clone()).maxLength(500),
  role_ids: vine.array(id.clone()).maxLength(500),
  parameter_values: vine.any(),
}
const newAlert = closed({ report_id: id.clone(), ...fields })
const changes = closed(fields)
const switched = closed({ is_on: vine.boolean() })
const snoozed = closed({ days: vine.number().withoutDecimals().min(0).max(365) })

/** Figures of reports that are watched. */
export default class AlertsController {
  async create(http: HttpContext) {
    const report = Number(http.request.qs().report)
    if (!report) return http.response.redirect().toPath('/kernel/reports')
    const props = await alertForm(contextOf(http), { report })
    return render(http, 'kernel::report-alerts/form', props)
  }

  async edit(http: HttpContext) {
    const props = await alertForm(contextOf(http), { alert: recordId(http) })
    return render(http, 'kernel::report-alerts/form', props)
  }

  async store(http: HttpContext) {
    const { report_id, ...input } = await newAlert(http)
    const { id: created } = await saveAlert(contextOf(http), report_id, input as AlertInput)
    return http.response.created({ data: { id: created } })
  }

  async update(http: HttpContext) {
    await changeAlert(contextOf(http), recordId(http), (await changes(http)) as AlertInput)
    return { data: null }
  }

  async turn(http: HttpContext) {
    await switchAlert(contextOf(http), recordId(http), (await switched(http)).is_on)
    return { data: null }
  }

  async snooze(http: HttpContext) {
    await snoozeAlert(contextOf(http), recordId(http), (await snoozed(http)).days)
    return { data: null }
  }

  async destroy(http: HttpContext) {
    await archiveAlert(contextOf(http), recordId(http))
    return { data: null }
  }
}
