import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import { checkHeaders } from '#kernel/exchange/table/headers'
import { decodeAll, decoder, detectEncoding, type Encoding } from '#kernel/exchange/csv/decode'
import { detectDelimiter } from '#kernel/exchange/csv/dialect'
import { firstBytes } from '#kernel/exchange/table/first_bytes'
import type { Layout, SourceRow } from '#kernel/exchange/table/layout'
import { Refusal } from '#kernel/http/refusal'

const SAMPLE = 64 * 1024
/** In letters; a cell of a spreadsheet holds 32,767 of them. */
const LONGEST_ROW = 2 * 1024 * 1024
/** A spreadsheet may say in a line of its own, before the headers, what separates its cells. */
const SEPARATOR_LINE = 'sep='

/** How the text of a file is read. */
interface Dialect {
  encoding: Encoding
  delimiter: string
}

/**
 * Encoding, separator and headers of a file. Throws E_FILE_EMPTY, E_FILE_BINARY, E_FILE_CSV and what is
 * wrong with its headers.
 */
export async function readCsvLayout(path: string): Promise<Layout> {
  const encoding = await detectEncoding(path)
  const delimiter = detectDelimiter(decodeAll(await firstBytes(path, SAMPLE), encoding))
  for await (const { cells } of filledRows(path, { encoding, delimiter })) {
    const headers = checkHeaders(cells.map((one) => one.trim()))
    return { format: 'csv', encoding, delimiter, headers }
  }
  throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
}

/** The rows below the headers, one at a time however long the file is; empty lines are passed over. */
export async function* readCsvRows(path: string, layout: Layout): AsyncGenerator<SourceRow> {
  let isHeader = true
  for await (const row of filledRows(path, layout as Dialect)) {
    if (!isHeader) yield row
    isHeader = false
  }
}

async function* filledRows(path: string, layout: Dialect) {
  let number = 0
  for await (const cells of parseFile(path, layout)) {
    number++
    if (number === 1 && cells[0].startsWith(SEPARATOR_LINE)) continue
    if (cells.some((cell) => cell.trim() !== '')) yield { number, cells }
  }
}

async function* parseFile(
  path: string,
  { encoding, delimiter }: Dialect
): AsyncGenerator<string[]> {
  let line = 0
  const parser = parse({
    delimiter,
    recordDelimiter: ['\r\n', '\n', '\r'],
    bom: true,
    // Blanks around a quoted cell are no part of it; with tabs between cells there are none to drop.
    trim: delimiter !== '\t',
    relaxColumnCount: true,
    maxRecordSize: LONGEST_ROW,
    onRecord(record: string[], { lines }) {
      line = lines
      return record
    },
  })
  const source = createReadStream(path)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(decoder(encoding)).pipe(parser)
  try {
    yield* parser as AsyncIterable<string[]>
  } catch (error) {
    throw error instanceof CsvError ? brokenCsv(error, line) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** A quotation mark that is never closed swallows the rest of the file: what counts is where it began. */
function brokenCsv(error: CsvError, lastGood: number) {
  const { lines } = error as unknown as { lines?: number }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Refusal('E_FILE_ROW_LONG', { line: lastGood + 1 }, { status: 422 })
  }
  const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lastGood + 1 : Number(lines ?? lastGood + 1)
  return new Refusal('E_FILE_CSV', { line }, { status: 422 })
}
