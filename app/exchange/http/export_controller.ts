import type { HttpContext } from '@adonisjs/core/http'
import { exportCsv } from '#kernel/exchange/export/export_csv'
import { locate } from '#kernel/records/screens/locate'

/** A list as a file: the same query, all of its records. */
export default class ExportController {
  async show(http: HttpContext) {
    const { ctx, model } = locate(http)
    const query = http.request.qs()
    delete query.format
    const csv = await exportCsv(ctx, model, query)
    http.response.header('Content-Type', 'text/csv; charset=utf-8')
    http.response.header(
      'Content-Disposition',
      `attachment; filename="${model.segment}-${ctx.today}.csv"`
    )
    return http.response.stream(csv)
  }
}
