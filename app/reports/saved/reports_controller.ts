import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { closed } from '#kernel/accounts/body'
import { contextOf } from '#kernel/companies/request_context'
import { whileAsked } from '#kernel/http/while_asked'
import { parameters } from '#kernel/records/api/address'
import { recordId } from '#kernel/records/screens/locate'
import { render } from '#kernel/records/screens/render'
import { copyReport } from '#kernel/reports/saved/copy_report'
import { findReport } from '#kernel/reports/saved/find_report'
import { reportLines } from '#kernel/reports/saved/list_reports'
import type Report from '#kernel/reports/saved/report'
import { changedContent, newContent } from '#kernel/reports/saved/report_body'
import { readNumber, readValues } from '#kernel/reports/saved/report_address'
import {
  archiveReport,
  bringBack,
  changeReport,
  restoreReport,
  saveReport,
} from '#kernel/reports/saved/save_report'
import { shareReport } from '#kernel/reports/saved/share_report'
import { sharingOf } from '#kernel/reports/saved/sharing_of'
import { answerReport, openReport, reportProps } from '#kernel/reports/saved/show_report'
import { versionsOf } from '#kernel/reports/saved/versions'
import { REPORT_SHARINGS } from '#kernel/reports/saved/wire'

const sharing = closed({
  shared_with: vine.enum(REPORT_SHARINGS),
  role_id: vine.number().withoutDecimals().nullable().optional(),
  user_ids: vine.array(vine.number().withoutDecimals()).maxLength(200).nullable().optional(),
})

/** Saved reports: the list, one of them, and what is done with it. */
export default class ReportsController {
  async index(http: HttpContext) {
    const archived = http.request.qs().archived === 'true'
    return render(http, 'kernel::reports/index', {
      reports: await reportLines(contextOf(http), { archived }),
      archived,
    })
  }

  async show(http: HttpContext) {
    const shown = readNumber(http.request.qs().version)
    const props = await reportProps(contextOf(http), recordId(http), shown)
    return render(http, 'kernel::reports/show', { ...props })
  }

  async answer(http: HttpContext) {
    const ctx = whileAsked(http)
    const asked = parameters(http, ['values', 'version'])
    const report = await openReport(ctx, recordId(http), readNumber(asked.version))
    return { data: await answerReport(ctx, report, readValues(asked.values)) }
  }

  async store(http: HttpContext) {
    const ctx = contextOf(http)
    return http.response.created({ data: wire(await saveReport(ctx, newContent(http, ctx))) })
  }

  async update(http: HttpContext) {
    const ctx = contextOf(http)
    const { version, content } = changedContent(http, ctx)
    return { data: wire(await changeReport(ctx, recordId(http), version, content)) }
  }

  async copy(http: HttpContext) {
    return http.response.created({ data: wire(await copyReport(contextOf(http), recordId(http))) })
  }

  async destroy(http: HttpContext) {
    return { data: wire(await archiveReport(contextOf(http), recordId(http))) }
  }

  async restore(http: HttpContext) {
    return { data: wire(await restoreReport(contextOf(http), recordId(http))) }
  }

  async sharing(http: HttpContext) {
    return { data: await sharingOf(contextOf(http), recordId(http)) }
  }

  async share(http: HttpContext) {
    const { shared_with, role_id = null, user_ids = null } = await sharing(http)
    const input = { shared_with, role_id, user_ids }
    return { data: wire(await shareReport(contextOf(http), recordId(http), input)) }
  }

  async versions(http: HttpContext) {
    const ctx = contextOf(http)
    const { id } = await findReport(ctx, recordId(http))
    return { data: await versionsOf(ctx, id) }
  }

  async bringBack(http: HttpContext) {
    const number = Number(http.params.number)
    return { data: wire(await bringBack(contextOf(http), recordId(http), number)) }
  }
}

const wire = ({ id, version, name }: Report) => ({ id, version, name })
