import { PassThrough, Readable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import { drawChart } from '#kernel/reports/output/chart/draw_chart'
import type { Output } from '#kernel/reports/output/output'
import { isChart } from '#kernel/reports/output/presentation'
import { writeCsv } from '#kernel/reports/output/write_csv'
import { writeHtml } from '#kernel/reports/output/write_html'
import { writeText } from '#kernel/reports/output/write_text'
import { writeXlsx } from '#kernel/reports/output/write_xlsx'

export const CONTENT_TYPES = {
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const

export type OutputFormat = keyof typeof CONTENT_TYPES

const ENDINGS: Partial<Record<OutputFormat, string>> = { text: 'txt' }

export interface ReportFile {
  contentType: string
  fileName: string
  body: Readable
}

/**
 * A report as a file. Tables are written while they are read, so that memory does not grow with them; documents and
 * pictures are made as a whole, and refused by name where that would be too much.
 */
export async function renderReport(output: Output, format: OutputFormat): Promise<ReportFile> {
  return { ...fileNamed(output.title, format), body: await bodyOf(output, format) }
}

/** What the file of a report of that title is called, and of what kind it is. */
export function fileNamed(title: string, format: OutputFormat) {
  const fileName = `${plainName(title)}.${ENDINGS[format] ?? format}`
  return { contentType: CONTENT_TYPES[format], fileName }
}

async function bodyOf(output: Output, format: OutputFormat): Promise<Readable> {
  switch (format) {
    case 'text':
      return chunks(writeText(output))
    case 'html':
      return chunks(writeHtml(output, chartOf(output)))
    case 'csv':
      return chunks(writeCsv(output))
    case 'xlsx':
      return workbook(output)
    case 'svg':
      return chunks([drawChart(output)])
    case 'png': {
      const { writePng } = await import('#kernel/reports/output/write_png')
      return chunks([await writePng(drawChart(output, { adapts: false }))])
    }
    case 'pdf': {
      const { writePdf } = await import('#kernel/reports/output/pdf/write_pdf')
      return chunks([await writePdf(output, chartOf(output, false))])
    }
  }
}

/** The drawing that goes with a table; a table alone has none. */
function chartOf(output: Output, adapts = true) {
  const isDrawn = isChart(output.presentation.kind)
  return isDrawn ? drawChart(output, { adapts, isAlone: false }) : undefined
}

const chunks = (parts: Iterable<string | Buffer>) =>
  Readable.from(paced(parts), { objectMode: false })

/** So much is written before everybody else gets his turn. */
const AT_ONCE = 16_384

async function* paced(parts: Iterable<string | Buffer>) {
  let written = 0
  for (const part of parts) {
    yield part
    written += part.length
    if (written < AT_ONCE) continue
    written = 0
    await breathe()
  }
}

function workbook(output: Output): Readable {
  const sink = new PassThrough()
  const gone = new AbortController()
  sink.once('close', () => gone.abort())
  writeXlsx(output, sink, gone.signal).catch((error) => sink.destroy(error))
  return sink
}

/** A title as the name of a file on any system. */
export function plainName(title: string) {
  const name = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim()
  return name.slice(0, 80).replace(/^\.+|[. ]+$/g, '') || 'report'
}
