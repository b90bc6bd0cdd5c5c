import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { bodyOf, parameters } from '#kernel/records/api/address'
import { answerJson } from '#kernel/records/api/answer'
import { answerOnWire } from '#kernel/reports/api/wire'
import { runReport } from '#kernel/reports/run/run_report'

/** Reports over any model, for clients. */
export default class ReportsController {
  async run(http: HttpContext) {
    parameters(http, [])
    answerJson(http, answerOnWire(await runReport(contextOf(http), bodyOf(http))))
  }
}
