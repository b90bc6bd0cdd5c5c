import { cellOf, type TableColumn } from './table.js'
import type { AnswerOnWire } from './types.js'
import type { Wording } from './wording.js'

const LETTER = 7.3
const HEAD_LETTER = 6.6
const EDGES = 26
const SAMPLE = 200
const LEAST = 64
const MOST_WORDS = 280

/**
 * How wide each column is, in pixels, by the longest of its first values and its name: rows that come into sight
 * later do not move it.
 */
export function widthsOf(columns: readonly TableColumn[], answer: AnswerOnWire, wording: Wording) {
  const { rows, totals, subtotals, drill } = answer
  const all = [...rows.slice(0, SAMPLE), ...subtotals, ...(totals ? [totals] : [])]
  const inSpan = (one: TableColumn) => columns.filter(({ cell }) => cell === one.cell).length
  return columns.map((one) => {
    const texts = all.map((row, at) => cellOf(one, row, drill[at]?.rest ?? false, wording).length)
    const head = Math.min(one.label.length + 3, one.isFigure ? 24 : 30) * HEAD_LETTER
    const over = one.over === null ? 0 : (Math.min(one.over.length, 24) / inSpan(one)) * LETTER
    const width = Math.ceil(Math.max(head, over, Math.max(0, ...texts) * LETTER)) + EDGES
    return Math.max(LEAST, one.isFigure ? width : Math.min(width, MOST_WORDS))
  })
}
