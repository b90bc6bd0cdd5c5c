import { buffer } from 'node:stream/consumers'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { MadeFile } from '#kernel/plugins/declaration'
import type { FieldKind } from '#kernel/records/fields/kinds'
import type { AnswerRow } from '#kernel/reports/answer'
import { letterheadOf } from '#kernel/reports/output/letterhead'
import type { RowLook } from '#kernel/reports/output/output'
import { plainName, renderReport, type OutputFormat } from '#kernel/reports/output/render_report'

/** A column of a table that is written as a file. */
export interface TableColumn {
  key: string
  /** In the reader's language. */
  label: string
  type: FieldKind
  /** money: what all its amounts are in. */
  currency?: string
}

/** A table a plugin made itself; values are as on the wire: decimal strings, "2026-11-22". */
export interface FileTable {
  title: string
  /** What it was narrowed to, in words, a line each. */
  notes: readonly string[]
  columns: readonly TableColumn[]
  rows: readonly AnswerRow[]
  /** How each row stands, in their order; without it all stand alike. */
  looks?: readonly RowLook[]
}

const FORMATS = ['text', 'html', 'csv', 'xlsx', 'pdf'] as const

/**
 * Writes a table in one of the formats of reports, with the company's letterhead: text, html, csv, xlsx, pdf; as json
 * its columns and rows. Any other is refused (E_CHOICE). Numbers stay numbers in a workbook.
 */
export async function tableFile(
  ctx: Context,
  table: FileTable,
  format: unknown
): Promise<MadeFile> {
  if (format === 'json') return dataOf(table)
  const known = FORMATS.find((one) => one === format)
  if (!known) throw Refusal.choice('format', format)
  const { fileName, contentType, body } = await renderReport(
    {
      title: table.title,
      notes: table.notes,
      looks: table.looks,
      presentation: { kind: 'table' },
      answer: {
        columns: table.columns.map((one) => ({ ...one, role: 'column' })),
        rows: table.rows,
        totals: null,
        subtotals: [],
        drill: [],
        isCut: false,
      },
      locale: ctx.locale,
      timeZone: ctx.company.timeZone,
      madeAt: ctx.now,
      company: await letterheadOf(ctx),
    },
    known satisfies OutputFormat
  )
  return { name: fileName, mediaType: contentType, content: await buffer(body) }
}

/** For programs: values as on the wire; rows also hold the ids of what they are about. */
function dataOf(table: FileTable): MadeFile {
  const { title, notes, columns, rows } = table
  return {
    name: `${plainName(title)}.json`,
    mediaType: 'application/json; charset=utf-8',
    content: Buffer.from(JSON.stringify({ data: { title, notes, columns, rows } })),
  }
}
