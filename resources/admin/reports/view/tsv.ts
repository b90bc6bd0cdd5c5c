import { decimalSign } from '../../records/values/format.js'
import { cellOf, totalCells, totalRows, type TableColumn } from './table.js'
import type { AnswerOnWire, AnswerRow } from './types.js'
import { wireText, type Wording } from './wording.js'

/**
 * A table for a spreadsheet: columns apart by tabs, figures as digits with the reader's decimal sign and nothing
 * else, so that they arrive as numbers.
 */
export function tsvOf(
  answer: AnswerOnWire,
  columns: readonly TableColumn[],
  order: readonly number[],
  wording: Wording
) {
  const sign = decimalSign(wording.locale)
  const figure = (column: TableColumn, row: AnswerRow) =>
    wireText(row[column.of.key]).replace('.', sign)
  const heads = columns.map(({ over, label }) => (over === null ? label : `${over} · ${label}`))
  const rows = order.map((at) =>
    columns.map((one) =>
      one.isFigure
        ? figure(one, answer.rows[at])
        : cellOf(one, answer.rows[at], answer.drill[at]?.rest ?? false, wording)
    )
  )
  const totals = totalRows(answer).map((row) => {
    const words = totalCells(columns, row, wording)
    return columns.map((one, at) => (one.isFigure ? figure(one, row) : words[at]))
  })
  return [heads, ...rows, ...totals].map((cells) => cells.map(plain).join('\t')).join('\r\n')
}

/** A cell of a spreadsheet begins with no sign of a formula, and holds no tab or end of a line. */
function plain(text: string) {
  const line = text.replace(/[\t\r\n]+/g, ' ')
  return /^[=+@]|^-(?!\d)/.test(line) ? `'${line}` : line
}
