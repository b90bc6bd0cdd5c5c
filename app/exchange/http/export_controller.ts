import type { HttpContext } from '@adonisjs/core/http'
import { exportCsv } from '#kernel/exchange/export/export_csv'
import { Refusal } from '#kernel/http/refusal'
import { parameters } from '#kernel/records/api/address'
import { locate } from '#kernel/records/screens/locate'

/** A list as a file: the same query, all of its records. */
export default class ExportController {
  async show(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { format = 'csv', ...query } = parameters(http)
    if (format !== 'csv') throw Refusal.input([{ field: 'format', code: 'E_PARAMETER' }])
    const csv = await exportCsv(ctx, model, query)
    http.response.header('Content-Type', 'text/csv; charset=utf-8')
    http.response.header(
      'Content-Disposition',
      `attachment; filename="${model.segment}-${ctx.today}.csv"`
    )
    return http.response.stream(csv)
  }
}
