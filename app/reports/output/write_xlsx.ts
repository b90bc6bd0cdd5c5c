import type { Writable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import { guardFormula } from '#kernel/exchange/csv/guard_formula'
import { typedCell } from '#kernel/exchange/export/typed_cell'
import {
  SpreadsheetWriter,
  type CellStyle,
  type SheetCell,
} from '#kernel/exchange/xlsx/spreadsheet_writer'
import { message } from '#kernel/http/messages'
import { decimalsOf } from '#kernel/records/values/currency'
import { displayWidth } from '#kernel/reports/output/display_width'
import { fullLabel, layOut, type GridCell, type GridColumn } from '#kernel/reports/output/grid'
import type { Output } from '#kernel/reports/output/output'
import { firstDay } from '#kernel/reports/output/spans'

const NARROWEST = 10
const WIDEST = 48
/** Rows whose widths are measured; the rest is like them. */
const MEASURED = 200
/** Rows that are written before everybody else gets his turn. */
const AT_ONCE = 100

/**
 * A report as a workbook, row by row into a stream: figures are numbers in the shape of their currency, days are
 * days. A number with more digits than a spreadsheet keeps (15) is written as text, digit for digit.
 */
export async function writeXlsx(output: Output, sink: Writable, signal?: AbortSignal) {
  const grid = layOut(output)
  const widths = measured(grid.columns, grid.rows())
  const columns = grid.columns.map((column, at) => ({
    header: guardFormula(fullLabel(column)),
    format: formatOf(column),
    width: widths[at],
  }))
  const writer = await SpreadsheetWriter.into(sink, output.title, columns, signal)
  const row = (cells: GridCell[]) =>
    cells.map((cell, at) => typed(cell, grid.columns[at], output.timeZone))
  const styles = (cells: GridCell[], isBold = false): CellStyle[] =>
    cells.map((cell, at) => ({ isBold, format: ownFormat(cell, grid.columns[at]) }))
  const hasOwn = grid.columns.some(({ of, isFigure }) => isFigure && of.currencyKey)
  if (grid.length === 0) await writer.write([message(output.locale, 'report_output.empty')])
  let written = 0
  for (const cells of grid.rows()) {
    const isBold = output.looks?.[written]?.isBold
    await writer.write(row(cells), hasOwn || isBold ? styles(cells, isBold) : undefined)
    if (++written % AT_ONCE === 0) await breathe()
  }
  for (const cells of grid.totals) await writer.write(row(cells), styles(cells, true))
  await writer.end()
}

function typed({ wire, text }: GridCell, { of }: GridColumn, zone: string): SheetCell {
  if (of.bucket === 'month' || of.bucket === 'day') {
    const day = firstDay(wire)?.toISODate()
    return day ? typedCell(day, 'date', zone) : guardFormula(text)
  }
  if (of.bucket === 'year' && /^\d{4}$/.test(text)) return Number(text)
  if (of.bucket || of.labels) return guardFormula(text)
  if (of.type === 'boolean') return wire === '' ? null : wire === 'true' || wire === '1'
  return typedCell(wire, of.type, zone)
}

/** The shape of a column's numbers, in the words of spreadsheets, which show it as their own country does. */
function formatOf({ of, decimals }: GridColumn) {
  if (of.bucket === 'month') return 'mmmm yyyy'
  if (of.bucket === 'year') return '0'
  if (of.bucket === 'day' || of.type === 'date') return 'yyyy-mm-dd'
  if (of.type === 'datetime') return 'yyyy-mm-dd hh:mm:ss'
  if (of.type === 'percent') return `${number(decimals)}" %"`
  if (of.type === 'integer' || of.type === 'quantity') return number(decimals)
  if (of.type !== 'money' && of.type !== 'price') return undefined
  return of.currency ? amount(of.currency, decimals) : number(decimals)
}

function ownFormat({ currency }: GridCell, { of, decimals }: GridColumn) {
  if (!currency || of.currency) return undefined
  return amount(currency, of.type === 'money' ? decimalsOf(currency) : decimals)
}

const number = (decimals: number) => `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
const amount = (currency: string, decimals: number) =>
  /^[A-Z]{3}$/.test(currency) ? `${number(decimals)} [$${currency}]` : number(decimals)

function measured(columns: readonly GridColumn[], rows: Generator<GridCell[]>) {
  const widths = columns.map((one) => displayWidth(fullLabel(one)))
  for (let count = 0; count < MEASURED; count++) {
    const { value, done } = rows.next()
    if (done) break
    for (const [at, { text }] of value.entries()) {
      widths[at] = Math.max(widths[at], displayWidth(text))
    }
  }
  return widths.map((width) => Math.min(WIDEST, Math.max(NARROWEST, width + 3)))
}
