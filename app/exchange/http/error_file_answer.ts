import type { HttpContext } from '@adonisjs/core/http'
import { join } from 'node:path'
import { storageFolder } from '#config/storage'
import { contextOf } from '#kernel/companies/request_context'
import { readLayout } from '#kernel/exchange/csv/read_rows'
import { errorFile } from '#kernel/exchange/import/error_file'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'

/** Answers the refused rows of an import the caller may see. */
export async function errorFileOf(http: HttpContext) {
  const ctx = contextOf(http)
  const id = Number(http.params.id)
  await show(ctx, registry.model('kernel.import'), id, {})
  const { headers } = await readLayout(join(storageFolder, 'imports', `${id}.csv`))
  http.response.header('Content-Type', 'text/csv; charset=utf-8')
  http.response.header('Content-Disposition', `attachment; filename="import-${id}-errors.csv"`)
  return http.response.stream(errorFile(ctx, id, headers))
}
