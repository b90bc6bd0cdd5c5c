import { PassThrough, Readable } from 'node:stream'
import type { Output } from '#kernel/reports/output/output'
import { writeCsv } from '#kernel/reports/output/write_csv'
import { writeHtml } from '#kernel/reports/output/write_html'
import { writeText } from '#kernel/reports/output/write_text'
import { writeXlsx } from '#kernel/reports/output/write_xlsx'

const CONTENT_TYPES = {
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export type OutputFormat = keyof typeof CONTENT_TYPES

const ENDINGS: Partial<Record<OutputFormat, string>> = { text: 'txt' }

export interface ReportFile {
  contentType: string
  fileName: string
  body: Readable
}

/** A report as a file, written while it is read, so that memory does not grow with its rows. */
export async function renderReport(output: Output, format: OutputFormat): Promise<ReportFile> {
  const fileName = `${plainName(output.title)}.${ENDINGS[format] ?? format}`
  return { contentType: CONTENT_TYPES[format], fileName, body: bodyOf(output, format) }
}

function bodyOf(output: Output, format: OutputFormat): Readable {
  if (format === 'text') return Readable.from(writeText(output), { objectMode: false })
  if (format === 'html') return Readable.from(writeHtml(output), { objectMode: false })
  if (format === 'csv') return Readable.from(writeCsv(output), { objectMode: false })
  const sink = new PassThrough()
  const gone = new AbortController()
  sink.once('close', () => gone.abort())
  writeXlsx(output, sink, gone.signal).catch((error) => sink.destroy(error))
  return sink
}

/** A title as the name of a file on any system. */
function plainName(title: string) {
  const name = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim()
  return name.slice(0, 80).replace(/^\.+|[. ]+$/g, '') || 'report'
}
