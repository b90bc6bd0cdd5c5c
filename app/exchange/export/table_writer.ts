import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Context } from '#kernel/companies/context'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import type { ExportColumn } from '#kernel/exchange/export/columns'
import type { ExportFormat } from '#kernel/exchange/export/formats'
import { recordWriter } from '#kernel/exchange/export/record_writer'
import { formatOf, typedCell, widthOf } from '#kernel/exchange/export/typed_cell'
import { SpreadsheetWriter } from '#kernel/exchange/xlsx/spreadsheet_writer'
import { message } from '#kernel/http/messages'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'

/** Writes rows to a file; `write` waits where the file is slow. */
interface TableWriter {
  write(row: Row): Promise<void> | void
  end(): Promise<void>
}

interface Wanted {
  model: Model
  columns: ExportColumn[]
  format: ExportFormat
  sink: Writable
  /** Aborted when nobody reads any more. */
  signal: AbortSignal
}

/** A writer for records in a format people asked for. */
export function tableWriter(ctx: Context, wanted: Wanted): Promise<TableWriter> {
  const { records, id } = wanted.format
  if (records) return Promise.resolve(recordWriter(ctx, { ...wanted, format: records }))
  return id === 'xlsx' ? xlsxWriter(ctx, wanted) : csvWriter(wanted)
}

async function csvWriter({ columns, sink, signal }: Wanted): Promise<TableWriter> {
  let lines: string[][] = [columns.map((one) => one.header)]
  let hasBegun = false
  const flush = async () => {
    if (lines.length === 0) return
    const isRoom = sink.write(stringify(lines, { bom: !hasBegun }))
    hasBegun = true
    lines = []
    if (!isRoom) await once(sink, 'drain', { signal })
  }
  return {
    write(row) {
      lines.push(columns.map((column) => guardFormula(column.text(row))))
      return lines.length < AT_ONCE ? undefined : flush()
    },
    async end() {
      await flush()
      sink.end()
    },
  }
}

const AT_ONCE = 200

async function xlsxWriter(
  ctx: Context,
  { model, columns, sink, signal }: Wanted
): Promise<TableWriter> {
  const name = message(ctx.locale, `${model.plugin}.models.${model.id}.many`)
  const writer = await SpreadsheetWriter.into(
    sink,
    name,
    columns.map(({ header, kind }) => ({
      header: guardFormula(header),
      format: formatOf(kind),
      width: widthOf(kind, header),
    })),
    signal
  )
  const zone = ctx.company.timeZone
  return {
    write: (row) => writer.write(columns.map(({ text, kind }) => typedCell(text(row), kind, zone))),
    end: () => writer.end(),
  }
}
