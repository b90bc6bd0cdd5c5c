import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Context } from '#kernel/companies/context'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import { exportColumns, type ExportColumn } from '#kernel/exchange/export/columns'
import type { Model } from '#kernel/records/model'
import type { ListQuery } from '#kernel/records/query/list_query'
import { stream } from '#kernel/records/query/stream'

/**
 * All records a list finds, as a CSV file that is written as it is read: memory stays flat however many
 * there are. Throws before the first byte where the caller may not export or the query is wrong.
 */
export async function exportCsv(ctx: Context, model: Model, query: ListQuery): Promise<Readable> {
  ctx.access.authorize(model.name, 'export')
  const columns = exportColumns(ctx, model, query.fields)
  const rows = stream(ctx, model, {
    ...queryOf(query),
    fields: fieldsOf(columns),
    include: includesOf(columns),
  })
  const first = await rows.next()
  const csv = stringify({ bom: true, header: true, columns: columns.map((one) => one.header) })
  // Whoever breaks off, the database or the reader, ends the other; the reader sees the error.
  pipeline(Readable.from(cellRows(first, rows, columns)), csv, () => {})
  return csv
}

type Rows = AsyncGenerator<Record<string, unknown>>

async function* cellRows(
  first: IteratorResult<Record<string, unknown>>,
  rows: Rows,
  columns: ExportColumn[]
) {
  for (let at = first; !at.done; at = await rows.next()) {
    const row = at.value
    yield columns.map((column) => guardFormula(column.text(row)))
  }
}

/** All of what the list shows, not only its page. */
function queryOf({ limit: _, after: __, count: ___, ...query }: ListQuery): ListQuery {
  return query
}

function fieldsOf(columns: ExportColumn[]) {
  return [...new Set(columns.map((one) => one.key))]
}

function includesOf(columns: ExportColumn[]) {
  return [...new Set(columns.flatMap((one) => one.include ?? []))]
}
