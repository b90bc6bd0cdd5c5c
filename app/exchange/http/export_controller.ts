import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#kernel/exchange/export/export_list'
import {
  CONTENT_TYPES,
  EXPORT_FORMATS,
  type ExportFormat,
} from '#kernel/exchange/export/table_writer'
import { Refusal } from '#kernel/http/refusal'
import { parameters } from '#kernel/records/api/address'
import { locate } from '#kernel/records/screens/locate'

/** A list as a file: the same query, all of its records. */
export default class ExportController {
  async show(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { format: wanted = 'csv', ...query } = parameters(http)
    const format = formatOf(wanted)
    const file = await exportList(ctx, model, query, format)
    const name = `${model.segment}-${ctx.today}.${format}`
    http.response.header('Content-Type', CONTENT_TYPES[format])
    http.response.header('Content-Disposition', `attachment; filename="${name}"`)
    return http.response.stream(file)
  }
}

/** Throws 422 E_PARAMETER for a format there is not. */
function formatOf(wanted: unknown): ExportFormat {
  const format = EXPORT_FORMATS.find((one) => one === wanted)
  if (!format) throw Refusal.input([{ field: 'format', code: 'E_PARAMETER' }])
  return format
}
