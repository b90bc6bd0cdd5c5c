import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { checkHeaders } from '#kernel/exchange/csv/headers'
import { decodeAll, decoder, detectEncoding, type Encoding } from '#kernel/exchange/csv/decode'
import { detectDelimiter } from '#kernel/exchange/csv/dialect'
import { Refusal } from '#kernel/http/refusal'

const SAMPLE = 64 * 1024
const LONGEST_ROW = 20 * 1024 * 1024
/** A spreadsheet may say in a line of its own, before the headers, what separates its cells. */
const SEPARATOR_LINE = 'sep='

/** What a CSV file is made of. */
export interface Layout {
  encoding: Encoding
  delimiter: string
  headers: string[]
}

/** One row of a file: its number as a spreadsheet counts (the header is row 1), cells in header order. */
export interface SourceRow {
  number: number
  cells: string[]
}

/**
 * Encoding, separator and headers of a file. Throws E_FILE_EMPTY, E_FILE_BINARY, E_FILE_CSV and what is
 * wrong with its headers.
 */
export async function readLayout(path: string): Promise<Layout> {
  const encoding = await detectEncoding(path)
  const delimiter = detectDelimiter(decodeAll(await firstBytes(path), encoding))
  for await (const { cells } of filledRows(path, { encoding, delimiter })) {
    return { encoding, delimiter, headers: checkHeaders(cells.map((one) => one.trim())) }
  }
  throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
}

/** The rows below the headers, one at a time however long the file is; empty lines are passed over. */
export async function* readRows(path: string, layout: Layout): AsyncGenerator<SourceRow> {
  let isHeader = true
  for await (const row of filledRows(path, layout)) {
    if (!isHeader) yield row
    isHeader = false
  }
}

/** How many rows there are below the headers; throws E_FILE_CSV where the file breaks off. */
export async function countRows(path: string, layout: Layout): Promise<number> {
  let count = -1
  for await (const row of filledRows(path, layout)) count += row.cells.length > 0 ? 1 : 0
  return count
}

async function* filledRows(path: string, layout: Omit<Layout, 'headers'>) {
  let number = 0
  for await (const cells of parseFile(path, layout)) {
    number++
    if (number === 1 && cells[0].startsWith(SEPARATOR_LINE)) continue
    if (cells.some((cell) => cell.trim() !== '')) yield { number, cells }
  }
}

async function* parseFile(
  path: string,
  { encoding, delimiter }: Omit<Layout, 'headers'>
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
  const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lastGood + 1 : Number(lines ?? lastGood + 1)
  return new Refusal('E_FILE_CSV', { line }, { status: 422 })
}

async function firstBytes(path: string) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
