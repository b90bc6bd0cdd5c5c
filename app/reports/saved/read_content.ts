import { Refusal } from '#kernel/http/refusal'
import { refused } from '#kernel/records/query/refusals'
import { CHART_KINDS, type Presentation } from '#kernel/reports/output/presentation'
import type { ReportQuery } from '#kernel/reports/query/definition'
import { readAll, readShape, readText } from '#kernel/reports/query/shape'

const KINDS: readonly unknown[] = ['table', 'pivot', ...CHART_KINDS]
const KEYS = ['kind', 'category', 'by', 'figures', 'lines', 'target']
const MOST_FIGURES = 20
const DECIMAL = /^-?\d{1,20}(\.\d{1,6})?$/
const LONGEST = 60_000

/** A presentation, without keys that say nothing; null for a table. Throws 422 where it is malformed. */
export function readPresentation(value: unknown): Presentation | null {
  if (value === undefined || value === null) return null
  const shape = readShape(value, 'presentation', KEYS)
  if (!KINDS.includes(shape.kind)) throw Refusal.choice('presentation.kind', shape.kind)
  const { target } = shape
  if (target !== undefined && (typeof target !== 'string' || !DECIMAL.test(target))) {
    throw refused('presentation.target', 'E_DECIMAL_STRING')
  }
  const text = (key: string) =>
    shape[key] === undefined ? undefined : readText(shape[key], `presentation.${key}`)
  const all = (key: string) =>
    shape[key] === undefined
      ? undefined
      : readAll(shape[key], `presentation.${key}`, MOST_FIGURES, readText)
  const read = {
    kind: shape.kind as Presentation['kind'],
    category: text('category'),
    by: text('by'),
    figures: all('figures'),
    lines: all('lines'),
    target,
  }
  return JSON.parse(JSON.stringify(read)) as Presentation
}

/** A query as it is kept: an object of a size that can be. Whether it can be answered is asked elsewhere. */
export function readQuery(value: unknown): ReportQuery {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refused('query', 'E_REPORT_SHAPE')
  }
  if (JSON.stringify(value).length > LONGEST) throw refused('query', 'E_QUERY_TOO_LARGE')
  return value as ReportQuery
}
