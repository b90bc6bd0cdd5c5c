import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import { errorFile } from '#kernel/exchange/import/error_file'
import type { Layout } from '#kernel/exchange/table/layout'
import { readImport } from '#kernel/exchange/import/read_import'

/** Answers the refused rows of an import the caller may see. */
export async function errorFileOf(http: HttpContext) {
  const ctx = contextOf(http)
  const id = Number(http.params.id)
  await readImport(ctx, id)
  const headers = await headersOf(ctx, id)
  http.response.header('Content-Type', 'text/csv; charset=utf-8')
  http.response.header('Content-Disposition', `attachment; filename="import-${id}-errors.csv"`)
  return http.response.stream(errorFile(ctx, id, headers))
}

async function headersOf(ctx: Context, id: number): Promise<string[]> {
  const [row] = await ctx.rows<{ layout: string | null }>(
    'SELECT `layout` FROM `imports` WHERE `id` = ?',
    [id]
  )
  return row?.layout ? (JSON.parse(row.layout) as Layout).headers : []
}
