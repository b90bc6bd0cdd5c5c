import { firstBytes } from '#kernel/exchange/table/first_bytes'
import { checkHeaders } from '#kernel/exchange/table/headers'
import type { Layout, ReadOptions, SourceRow, TableFormat } from '#kernel/exchange/table/layout'
import { readSheet } from '#kernel/exchange/xlsx/read_rows'
import { Workbook } from '#kernel/exchange/xlsx/workbook'
import { Refusal } from '#kernel/http/refusal'

/** Workbooks of spreadsheets. What is called one must be one. */
export const xlsxFormat: TableFormat = {
  id: 'xlsx',
  fits: (head, fileName) => isArchive(head) || /\.xls[xm]$/i.test(fileName),
  layout: readXlsxLayout,
  rows: readXlsxRows,
}

function isArchive(head: Buffer) {
  return head.toString('latin1', 0, 4) === 'PK\u0003\u0004'
}

/** Unless a sheet is named, the first with anything on it. */
async function readXlsxLayout(path: string, { sheet }: ReadOptions): Promise<Layout> {
  if (!isArchive(await firstBytes(path, 4))) {
    throw new Refusal('E_FILE_NOT_XLSX', {}, { status: 422 })
  }
  const book = await Workbook.open(path)
  const sheets = book.sheets.map((one) => one.name)
  for (const name of sheet === undefined ? sheets : [book.sheet(sheet).name]) {
    for await (const { cells } of readSheet(book, name)) {
      const headers = checkHeaders(cells.map((one) => one.trim()))
      return { format: 'xlsx', headers, sheet: name, sheets }
    }
  }
  throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
}

async function* readXlsxRows(path: string, layout: Layout): AsyncGenerator<SourceRow> {
  let isHeader = true
  for await (const row of readSheet(await Workbook.open(path), layout.sheet)) {
    if (!isHeader) yield row
    isHeader = false
  }
}
