import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { WorkbookWriter, WorksheetWriter } from '@cj-tech-master/excelts'

/** A text, a number or a truth as such; an empty cell is null. */
export type SheetCell = string | number | boolean | null

export interface SheetColumn {
  header: string
  /** How its numbers are shown: "#,##0.00", "yyyy-mm-dd". */
  format?: string
  /** In letters. */
  width: number
}

/** How one cell differs from its column. */
export interface CellStyle {
  isBold?: boolean
  format?: string
}

const ROWS_OF_A_SHEET = 1_048_576
const LONGEST_TEXT = 32_767
/** Letters no XML can hold: control letters but tab and line ends. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu
const HEADER = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
} as const

/**
 * Writes a workbook row by row into a stream, waiting where the stream is slow, so that memory stays flat.
 * What does not fit on one sheet goes on on the next. Texts are written as texts: nothing in them is run.
 */
export class SpreadsheetWriter {
  private sheet: WorksheetWriter | undefined
  private sheets = 0
  private rows = 0

  private constructor(
    private readonly book: WorkbookWriter,
    private readonly sink: Writable,
    private readonly name: string,
    private readonly columns: readonly SheetColumn[],
    private readonly signal?: AbortSignal
  ) {}

  /** The library is large, so it is loaded only where a workbook is written. */
  static async into(
    sink: Writable,
    name: string,
    columns: readonly SheetColumn[],
    signal?: AbortSignal
  ) {
    const { WorkbookWriter } = await import('@cj-tech-master/excelts')
    const options = { stream: sink, useStyles: true, useSharedStrings: false, trueStreaming: true }
    const book = new WorkbookWriter(options)
    const writer = new SpreadsheetWriter(book, sink, sheetName(name), columns, signal)
    writer.open()
    return writer
  }

  async write(cells: readonly SheetCell[], styles: readonly CellStyle[] = []) {
    if (this.rows === ROWS_OF_A_SHEET) this.open()
    const row = this.sheet!.addRow(cells.map(written))
    for (const [at, { isBold, format }] of styles.entries()) {
      if (isBold) row.getCell(at + 1).font = { bold: true }
      if (format) row.getCell(at + 1).numFmt = format
    }
    row.commit()
    this.rows++
    if (this.sink.writableNeedDrain) await once(this.sink, 'drain', { signal: this.signal })
  }

  async end() {
    this.sheet!.commit()
    await this.book.commit()
  }

  private open() {
    this.sheet?.commit()
    this.sheets++
    const name = this.sheets === 1 ? this.name : `${this.name.slice(0, 26)} ${this.sheets}`
    this.sheet = this.book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    this.sheet.columns = this.columns.map(({ header, width, format }) => ({
      header,
      width,
      ...(format && { style: { numFmt: format } }),
    }))
    const head = this.sheet.getRow(1)
    head.eachCell((cell) => Object.assign(cell, HEADER))
    head.commit()
    this.rows = 1
  }
}

function written(cell: SheetCell) {
  return typeof cell === 'string' ? cell.replace(UNWRITABLE, '\ufffd').slice(0, LONGEST_TEXT) : cell
}

/** At most 31 letters, none of those a sheet's name may not have. */
function sheetName(name: string) {
  return (
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  )
}
