import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import { Refusal } from '#kernel/http/refusal'
import { message } from '#kernel/http/messages'
import { bodyOf, parameters } from '#kernel/records/api/address'
import { refused } from '#kernel/records/query/refusals'
import { recordId } from '#kernel/records/screens/locate'
import { CONTENT_TYPES, type OutputFormat } from '#kernel/reports/output/render_report'
import { sendFile } from '#kernel/reports/output/send_file'
import { readShape } from '#kernel/reports/query/shape'
import { beginFile } from '#kernel/reports/saved/begin_file'
import { findReport } from '#kernel/reports/saved/find_report'
import { readPresentation, readQuery } from '#kernel/reports/saved/read_content'
import { readNumber, readValues } from '#kernel/reports/saved/report_address'
import { reportFile, savedFile } from '#kernel/reports/saved/saved_file'
import { openReport } from '#kernel/reports/saved/show_report'

const LONGEST = 120

/** Reports as files, for whoever asks, with his own rights. */
export default class FilesController {
  async show(http: HttpContext) {
    const ctx = contextOf(http)
    const asked = parameters(http, ['format', 'values', 'version'])
    const report = await openReport(ctx, recordId(http), readNumber(asked.version))
    const format = readFormat(asked.format)
    return sendFile(http, await savedFile(ctx, report, format, readValues(asked.values)))
  }

  /** In the background, for as long as it takes. */
  async begin(http: HttpContext) {
    const ctx = contextOf(http)
    const { format, values } = readShape(bodyOf(http), '', ['format', 'values'])
    const report = await findReport(ctx, recordId(http))
    const asked = values === undefined ? {} : readShape(values, 'values', Object.keys(values ?? {}))
    const id = await beginFile(ctx, report, readFormat(format), asked)
    return http.response.status(202).send({ data: { id } })
  }

  /** A report that nobody saved, as the editor shows it. */
  async store(http: HttpContext) {
    const ctx = contextOf(http)
    const keys = ['query', 'presentation', 'title', 'format']
    const { query, presentation, title, format } = readShape(bodyOf(http), '', keys)
    const filed = {
      title: readTitle(ctx, title),
      query: readQuery(query),
      presentation: readPresentation(presentation),
      ownerId: ctx.user.id,
    }
    return sendFile(http, await reportFile(ctx, filed, readFormat(format)))
  }
}

/** Throws 422 for a format there is not. */
function readFormat(given: unknown): OutputFormat {
  if (typeof given === 'string' && Object.hasOwn(CONTENT_TYPES, given)) return given as OutputFormat
  throw Refusal.input([{ field: 'format', code: 'E_PARAMETER' }])
}

function readTitle({ locale }: Context, given: unknown): string {
  if (given === undefined || given === null || given === '') {
    return message(locale, 'kernel.models.report.one')
  }
  if (typeof given !== 'string' || given.length > LONGEST) throw refused('title', 'E_PARAMETER')
  return given
}
