import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { whileAsked } from '#kernel/http/while_asked'
import { Refusal } from '#kernel/http/refusal'
import { bodyOf, parameters } from '#kernel/records/api/address'
import { answerJson } from '#kernel/records/api/answer'
import { describe } from '#kernel/records/screens/describe'
import { render } from '#kernel/records/screens/render'
import { answerOnWire } from '#kernel/reports/api/wire'
import { editedReport } from '#kernel/reports/editor/edited_report'
import { reportFields } from '#kernel/reports/editor/fields'
import { reportModel, sourcesOf } from '#kernel/reports/editor/sources'
import { NOTHING, startAt } from '#kernel/reports/editor/start_at'
import type { EditorProps } from '#kernel/reports/editor/wire'
import { openedSource } from '#kernel/reports/sources/declared'
import { offeredFields, offeredPlace } from '#kernel/reports/sources/offered'
import { readShape } from '#kernel/reports/query/shape'
import { runReport } from '#kernel/reports/run/run_report'

const PAGE = 'kernel::reports/edit'

/** The editor of reports, and what it asks while somebody works in it. */
export default class EditorController {
  async create(http: HttpContext) {
    const ctx = contextOf(http)
    const sources = sourcesOf(ctx)
    if (sources.length === 0) throw new Refusal('E_REPORT_NO_SOURCE', {}, { status: 403 })
    const start = await startAt(http, ctx, sources)
    const props: EditorProps = { report: null, sources, start }
    return render(http, PAGE, { ...props })
  }

  async edit(http: HttpContext) {
    const ctx = contextOf(http)
    const report = await editedReport(ctx, Number(http.params.id))
    const props: EditorProps = { report, sources: sourcesOf(ctx), start: NOTHING }
    return render(http, PAGE, { ...props })
  }

  sources(http: HttpContext) {
    return { data: sourcesOf(contextOf(http)) }
  }

  /** A source as its own screens describe it, for conditions on its fields. */
  place(http: HttpContext) {
    const ctx = contextOf(http)
    const declared = openedSource(ctx, http.params.source)
    if (declared) return { data: offeredPlace(ctx, declared) }
    return { data: describe(ctx, reportModel(ctx, http.params.source)) }
  }

  fields(http: HttpContext) {
    const ctx = contextOf(http)
    const { path = '' } = parameters(http, ['path'])
    const declared = openedSource(ctx, http.params.source)
    if (declared && path === '') return { data: offeredFields(ctx, declared) }
    return { data: reportFields(ctx, reportModel(ctx, http.params.source), path) }
  }

  /** Answers a report that is not saved. */
  async run(http: HttpContext) {
    const { query } = readShape(bodyOf(http), '', ['query'])
    answerJson(http, { data: answerOnWire(await runReport(whileAsked(http), query)) })
  }
}
