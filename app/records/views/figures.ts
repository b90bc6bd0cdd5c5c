import { refused } from '#kernel/records/query/refusals'
import type { Source } from '#kernel/records/query/source'
import type { ViewQuery } from '#kernel/records/views/wire'
import { findKey, reportColumn } from '#kernel/reports/compile/find_key'
import { measuresOf } from '#kernel/reports/compile/measure'
import { readDimension } from '#kernel/reports/query/read_dimension'
import { readMeasure } from '#kernel/reports/query/read_measure'

/** The parameters of a list that is shown as a pivot or chart: as what, by which fields, and what is measured. */
export const FIGURE_KEYS = ['show', 'rows', 'across', 'figure'] as const

/** What a list can be shown as instead of its rows. */
const SHOWN_AS = ['pivot', 'bar', 'stacked', 'line', 'area', 'pie', 'heat_map', 'treemap'] as const

/** Refuses (422) figures that could not be shown now: `rows` and `across` are `state` or `due_on:month`, `figure` is `count` or `sum:amount`. */
export function checkFigures(source: Source, { show, rows, across, figure }: ViewQuery) {
  if (show === undefined) return
  if (!SHOWN_AS.some((one) => one === show)) throw refused('show', 'E_PARAMETER')
  source.ctx.access.authorize(source.model.name, 'report')
  for (const [position, word] of Object.entries({ rows, across })) {
    if (word !== undefined) checkDimension(source, word, position)
  }
  if (figure !== undefined) checkFigure(source, figure)
}

function checkDimension(source: Source, word: string, position: string) {
  const [field, bucket] = word.split(':')
  findKey(source, readDimension({ field, bucket }, position))
}

function checkFigure(source: Source, word: string) {
  const [fn, field] = word.split(':')
  const read = readMeasure({ fn, field }, 'figure')
  if (read.field === undefined) return
  const column = reportColumn(source, read.field, 'figure')
  if (!measuresOf(column).includes(read.fn)) throw refused('figure', 'E_REPORT_MEASURE')
}
