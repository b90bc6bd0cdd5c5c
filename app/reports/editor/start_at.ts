import type { HttpContext } from '@adonisjs/core/http'
import { parameters } from '#kernel/records/api/address'
import type { FilterNode } from '#kernel/records/query/filter'
import { refused } from '#kernel/records/query/refusals'
import type { EditorProps, ReportSource } from '#kernel/reports/editor/wire'

/** With what a new report begins: the source and the filter of the list somebody comes from. */
export function startAt(http: HttpContext, sources: readonly ReportSource[]): EditorProps['start'] {
  const { source = null, filter } = parameters(http, ['source', 'filter'])
  if (source !== null && !sources.some(({ name }) => name === source)) {
    throw refused('source', 'E_REPORT_SOURCE')
  }
  return { source, filter: filter === undefined ? null : read(filter) }
}

/** What it says is checked when the report runs; here it only has to be a filter's shape. */
function read(text: string): FilterNode {
  try {
    const node: unknown = JSON.parse(text)
    if (typeof node === 'object' && node !== null) return node as FilterNode
  } catch {
    throw refused('filter', 'E_REPORT_SHAPE')
  }
  throw refused('filter', 'E_REPORT_SHAPE')
}
