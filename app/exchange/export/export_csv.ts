import { Readable } from 'node:stream'
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
  const columns = exportColumns(ctx, model, query.fields)
  const rows = stream(ctx, model, {
    ...queryOf(query),
    fields: fieldsOf(columns),
    include: includesOf(columns),
  })
  const first = await rows.next()
  const csv = stringify({ bom: true, header: true, columns: columns.map((one) => one.header) })
  return Readable.from(cellRows(first, rows, columns)).pipe(csv)
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

function queryOf({ q, filter, sort, archived }: ListQuery): ListQuery {
  return { q, filter, sort, archived }
}

function fieldsOf(columns: ExportColumn[]) {
  return [...new Set(columns.map((one) => one.key))]
}

function includesOf(columns: ExportColumn[]) {
  return [...new Set(columns.flatMap((one) => one.include ?? []))]
}
