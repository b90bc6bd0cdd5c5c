import { compareDecimals } from './exact.js'
import { cellOf, type TableColumn } from './table.js'
import type { AnswerOnWire } from './types.js'
import { wireText, type Wording } from './wording.js'

/** What rows are sorted by: a column's key, with "-" before it from the most to the least. */
export type Sorted = string

/** The places of the rows in the order asked for; the row of everything else stays last, gaps before it. */
export function orderOf(
  answer: AnswerOnWire,
  columns: readonly TableColumn[],
  sorted: Sorted | undefined,
  wording: Wording
): number[] {
  const places = [...answer.rows.keys()]
  const column = columns.find(({ of }) => of.key === sorted?.replace(/^-/, ''))
  if (!sorted || !column) return places
  const turn = sorted.startsWith('-') ? -1 : 1
  const { key, bucket, type } = column.of
  const values = answer.rows.map((row) => wireText(row[key]))
  const isByText = !column.isFigure && !bucket && type !== 'date' && type !== 'datetime'
  const names = isByText ? answer.rows.map((row) => cellOf(column, row, false, wording)) : values
  const collator = new Intl.Collator(wording.locale, { numeric: true })
  const rank = (at: number) => (answer.drill[at]?.rest ? 2 : values[at] === '' ? 1 : 0)
  const compare = column.isFigure ? compareDecimals : collator.compare
  return places.sort(
    (one, other) =>
      rank(one) - rank(other) || turn * compare(names[one], names[other]) || one - other
  )
}

/** What a click on a column's head asks for: figures from the most first, then the other way round. */
export function nextSort({ of, isFigure }: TableColumn, sorted: Sorted | undefined): Sorted {
  const down = `-${of.key}`
  if (isFigure) return sorted === down ? of.key : down
  return sorted === of.key ? down : of.key
}
