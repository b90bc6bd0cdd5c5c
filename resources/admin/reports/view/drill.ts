import type { FilterNode } from '#kernel/records/query/filter'
import type { AnswerOnWire, AnswerSource } from './types.js'

/** The condition on the records behind a row, or behind one value across the top of it; null where none can be named. */
function drillOf(answer: AnswerOnWire, row: number, cell?: string): FilterNode | null {
  const drill = answer.drill[row]
  if (!drill) return null
  return cell === undefined ? drill.filter : (drill.cells?.[cell] ?? null)
}

/** Why a row has no list of its records: the key of the text that says so. */
export function whyNone(answer: AnswerOnWire, row: number, { href }: AnswerSource) {
  if (href === null) return 'report_view.drill.lines'
  return answer.drill[row]?.rest ? 'report_view.drill.rest' : 'report_view.drill.none'
}

/**
 * The list of the source with just the records behind a place of an answer, archived ones too where they were counted;
 * undefined where there is none.
 */
export function drillHref(source: AnswerSource, answer: AnswerOnWire, row: number, cell?: string) {
  const filter = drillOf(answer, row, cell)
  if (source.href === null || filter === null) return undefined
  const query = new URLSearchParams({ filter: JSON.stringify(filter) })
  if (answer.archived) query.set('archived', 'true')
  return `${source.href}?${query}`
}
