import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '#kernel/http/refusal'
import { decodeAll, decoder, detectEncoding, type Encoding } from '#kernel/exchange/csv/decode'
import { detectDelimiter } from '#kernel/exchange/csv/dialect'

const SAMPLE = 64 * 1024
const MOST_COLUMNS = 500
const LONGEST_FIELD = 1024 * 1024

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

/** Encoding, separator and headers from the beginning of a file. Throws E_FILE_EMPTY, E_FILE_HEADERS, E_FILE_BINARY. */
export async function readLayout(path: string): Promise<Layout> {
  const head = await firstBytes(path)
  if (head.length === 0) throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
  const encoding = detectEncoding(head)
  const delimiter = detectDelimiter(decodeAll(head, encoding))
  for await (const { cells } of parseFile(path, encoding, delimiter)) {
    return { encoding, delimiter, headers: checkHeaders(cells.map((one) => one.trim())) }
  }
  throw new Refusal('E_FILE_EMPTY', {}, { status: 422 })
}

/** The rows below the headers, one at a time however long the file is; empty lines are passed over. */
export async function* readRows(path: string, layout: Layout): AsyncGenerator<SourceRow> {
  let number = 1
  let isHeader = true
  for await (const row of parseFile(path, layout.encoding, layout.delimiter)) {
    if (isHeader) {
      isHeader = false
      continue
    }
    number++
    if (row.cells.some((cell) => cell !== '')) yield { number, cells: row.cells }
  }
}

async function* parseFile(
  path: string,
  encoding: Encoding,
  delimiter: string
): AsyncGenerator<{ cells: string[] }> {
  const parser = parse({
    delimiter,
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: false,
    skipEmptyLines: true,
    maxRecordSize: 20 * LONGEST_FIELD,
    trim: false,
  })
  const source = createReadStream(path)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(decoder(encoding)).pipe(parser)
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { cells }
  } catch (error) {
    throw error instanceof CsvError ? brokenCsv(error) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

function brokenCsv(error: CsvError) {
  const line = Number((error as unknown as { lines?: number }).lines ?? 0)
  return new Refusal('E_FILE_CSV', { line }, { status: 422 })
}

function checkHeaders(headers: string[]) {
  if (headers.length > MOST_COLUMNS) {
    throw new Refusal(
      'E_FILE_COLUMNS',
      { count: headers.length, max: MOST_COLUMNS },
      { status: 422 }
    )
  }
  const twice = headers.find((one, index) => one !== '' && headers.indexOf(one) !== index)
  if (twice !== undefined) {
    throw new Refusal('E_FILE_HEADER_TWICE', { header: twice.slice(0, 80) }, { status: 422 })
  }
  if (headers.every((one) => one === '')) throw new Refusal('E_FILE_HEADERS', {}, { status: 422 })
  return headers
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
