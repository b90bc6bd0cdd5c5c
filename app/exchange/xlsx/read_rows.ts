import type { CellKind, SourceRow } from '#kernel/exchange/table/layout'
import { MOST_COLUMNS, tooManyColumns } from '#kernel/exchange/table/headers'
import { damaged } from '#kernel/exchange/xlsx/damaged'
import { serialToText, type NumberKind } from '#kernel/exchange/xlsx/number_formats'
import { parseXml } from '#kernel/exchange/xlsx/parse_xml'
import { TextCollector } from '#kernel/exchange/xlsx/text_collector'
import type { Workbook } from '#kernel/exchange/xlsx/workbook'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384
/** What a spreadsheet shows; further digits are noise of its arithmetic. */
const DIGITS = 15

/** The filled rows of a sheet, the header among them. */
export async function* readSheet(book: Workbook, sheetName?: string): AsyncGenerator<SourceRow> {
  const { part } = book.sheet(sheetName)
  const reader = new SheetReader(await book.styles(), await book.sharedTexts(), book.is1904)
  const pieces = parseXml(book.archive.read(part), reader)
  while (!(await pieces.next()).done) yield* reader.take()
}

/** Rows out of the elements of a sheet. */
class SheetReader {
  private done: SourceRow[] = []
  private row: SourceRow | null = null
  private lastRow = 0
  private column = -1
  private type = ''
  private style = 0
  private isValue = false
  private value = ''
  private readonly inline = new TextCollector()

  constructor(
    private readonly styles: NumberKind[],
    private readonly shared: string[],
    private readonly is1904: boolean
  ) {}

  take() {
    const rows = this.done
    this.done = []
    return rows
  }

  open(name: string, attributes: Record<string, string>) {
    if (name === 'row') this.beginRow(attributes.r)
    else if (name === 'c' && this.row) this.beginCell(attributes)
    else if (name === 'v') this.isValue = true
    else this.inline.open(name)
  }

  text(text: string) {
    if (this.isValue) this.value += text
    else this.inline.text(text)
  }

  close(name: string) {
    if (name === 'v') this.isValue = false
    else if (name === 'c' && this.row) this.endCell(this.row)
    else if (name === 'row' && this.row) this.endRow(this.row)
    else this.inline.close(name)
  }

  private beginRow(number: string | undefined) {
    this.lastRow = number === undefined ? this.lastRow + 1 : Number(number)
    if (!Number.isInteger(this.lastRow) || this.lastRow < 1 || this.lastRow > LAST_ROW) {
      throw damaged('xml')
    }
    this.row = { number: this.lastRow, cells: [], kinds: [] }
    this.column = -1
  }

  private beginCell({ r: address, t: type = '', s: style }: Record<string, string>) {
    this.column = address === undefined ? this.column + 1 : columnOf(address)
    this.type = type
    this.style = Number(style ?? 0)
    this.value = ''
    this.inline.begin()
  }

  private endCell(row: SourceRow) {
    const { text, kind } = this.cell()
    if (text === '') return
    if (this.column >= MOST_COLUMNS) throw tooManyColumns(this.column + 1)
    while (row.cells.length < this.column) row.cells.push('')
    row.cells[this.column] = text
    row.kinds![this.column] = kind
  }

  private cell(): { text: string; kind?: CellKind } {
    const { type, value } = this
    if (type === 's') return { text: this.shared[Number(value)] ?? '' }
    if (type === 'inlineStr') return { text: this.inline.end() }
    if (type === 'str' || value === '') return { text: value }
    if (type === 'b') return { text: value === '0' ? 'false' : 'true', kind: 'boolean' }
    if (type === 'e') return { text: value, kind: 'error' }
    if (type === 'd') return { text: value, kind: 'date' }
    return this.numeric(Number(value))
  }

  private numeric(value: number): { text: string; kind?: CellKind } {
    if (!Number.isFinite(value)) return { text: this.value, kind: 'error' }
    const kind = this.styles[this.style] ?? 'number'
    const day = kind === 'number' ? undefined : serialToText(value, kind, this.is1904)
    return day === undefined ? { text: plain(value), kind: 'number' } : { text: day, kind: 'date' }
  }

  private endRow(row: SourceRow) {
    if (row.cells.some((cell) => cell.trim() !== '')) this.done.push(row)
    this.row = null
  }
}

/** "AB12" is column 27, counted from 0. */
function columnOf(address: string) {
  let column = 0
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (column < 1 || column > LAST_COLUMN) throw damaged('xml')
  return column - 1
}

/** A number as digits, never as "1e21". */
function plain(value: number) {
  const text = String(Number(value.toPrecision(DIGITS)))
  return text.includes('e')
    ? value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: DIGITS })
    : text
}
