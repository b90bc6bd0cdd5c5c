import type { Context } from '#kernel/companies/context'
import { exportColumns, type ExportColumn } from '#kernel/exchange/export/columns'
import type { ExportFormat } from '#kernel/exchange/export/formats'
import { writtenFields } from '#kernel/exchange/export/record_writer'
import type { Model } from '#kernel/records/model'
import { readQuery, type ListQuery } from '#kernel/records/query/list_query'
import { makePlan, type Plan } from '#kernel/records/query/plan'
import { EVERYTHING } from '#kernel/records/query/cursor'

/** More rows than anybody waits for. */
const LONG = 20_000

/** What an export reads and writes. Throws where the caller may not export or the query is wrong. */
export function planExport(
  ctx: Context,
  model: Model,
  query: ListQuery,
  format?: ExportFormat
): { columns: ExportColumn[]; plan: Plan } {
  ctx.access.authorize(model.name, 'export')
  if (format?.records) {
    // Records say what their format knows, whatever columns the list shows.
    const keys = ['id', ...writtenFields(ctx, model, format.records)]
    const include = keys.flatMap((key) => model.fields.get(key)!.relation ?? [])
    return { columns: [], plan: planOf(ctx, model, query, keys, include) }
  }
  const columns = exportColumns(ctx, model, query.fields)
  const keys = columns.map((one) => one.key)
  const include = columns.flatMap((one) => one.include ?? [])
  return { columns, plan: planOf(ctx, model, query, keys, include) }
}

/** Whether a list is so long that its file is better written beside the answer. */
export async function isLong(ctx: Context, model: Model, query: ListQuery) {
  const { plan } = planExport(ctx, model, { ...query, fields: ['id'], sort: 'id' })
  const { sql, bindings } = plan.page(EVERYTHING, LONG + 1)
  const [row] = await ctx.rows<{ count: number }>(
    `SELECT COUNT(*) AS \`count\` FROM (${sql}) AS \`some\``,
    bindings
  )
  return Number(row.count) > LONG
}

/** The same columns the file has, all of what the list shows and not only its page. */
function planOf(
  ctx: Context,
  model: Model,
  { limit: _, after: __, count: ___, ...query }: ListQuery,
  fields: string[],
  include: string[]
) {
  const read = readQuery({
    ...query,
    fields: [...new Set(fields)],
    include: [...new Set(include)],
  })
  return makePlan(ctx, model, read, 'export')
}
