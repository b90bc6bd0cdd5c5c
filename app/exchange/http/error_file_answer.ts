import type { HttpContext } from '@adonisjs/core/http'
import { contextOf } from '#kernel/companies/request_context'
import { readLayout } from '#kernel/exchange/table/read_table'
import { errorFile } from '#kernel/exchange/import/error_file'
import { keptFile } from '#kernel/exchange/import/kept_files'
import { readImport } from '#kernel/exchange/import/read_import'

/** Answers the refused rows of an import the caller may see. */
export async function errorFileOf(http: HttpContext) {
  const ctx = contextOf(http)
  const id = Number(http.params.id)
  await readImport(ctx, id)
  const { headers } = await readLayout(keptFile(id))
  http.response.header('Content-Type', 'text/csv; charset=utf-8')
  http.response.header('Content-Disposition', `attachment; filename="import-${id}-errors.csv"`)
  return http.response.stream(errorFile(ctx, id, headers))
}
