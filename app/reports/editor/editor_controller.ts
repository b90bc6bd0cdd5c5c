import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { bodyOf, parameters } from '#kernel/records/api/address'
import { answerJson } from '#kernel/records/api/answer'
import { answerOnWire } from '#kernel/reports/api/wire'
import { reportFields } from '#kernel/reports/editor/fields'
import { reportModel, sourcesOf } from '#kernel/reports/editor/sources'
import { readShape } from '#kernel/reports/query/shape'
import { runReport } from '#kernel/reports/run/run_report'

/** What the editor of reports asks while somebody works in it. */
export default class EditorController {
  sources(http: HttpContext) {
    return { data: sourcesOf(contextOf(http)) }
  }

  fields(http: HttpContext) {
    const ctx = contextOf(http)
    const { path = '' } = parameters(http, ['path'])
    return { data: reportFields(ctx, reportModel(ctx, http.params.source), path) }
  }

  /** Answers a report that is not saved. */
  async run(http: HttpContext) {
    const { query } = readShape(bodyOf(http), '', ['query'])
    answerJson(http, { data: answerOnWire(await runReport(contextOf(http), query)) })
  }
}
