import { cellOf, type TableColumn } from './table'
import type { AnswerOnWire } from './types'
import type { Wording } from './wording'

const LETTER = 7.6
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
    const head = Math.min(one.label.length + 3, one.isFigure ? 22 : 30)
    const over = one.over === null ? 0 : Math.min(one.over.length, 24) / inSpan(one)
    const width = Math.ceil(Math.max(head, over, ...texts) * LETTER) + EDGES
    return Math.max(LEAST, one.isFigure ? width : Math.min(width, MOST_WORDS))
  })
}
