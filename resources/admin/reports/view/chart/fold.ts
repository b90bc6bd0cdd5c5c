import { exactSum } from '../exact.js'
import { figureText, type Wording } from '../wording.js'
import { NO_MARK, type ChartData, type Mark, type Series } from './series.js'
import { ChartRefusal } from './refusal.js'

const MOST_SERIES = 8

/** More series than there are colours to tell apart: the smallest are added up, where they can be. */
export function foldSeries(series: Series[], wording: Wording): Series[] {
  if (series.length <= MOST_SERIES) return series
  const [{ column }] = series
  if (series.some((one) => one.column !== column && one.name !== one.column.over)) {
    throw tooManySeries(series.length)
  }
  const size = ({ marks }: Series) => marks.reduce((sum, one) => sum + Math.abs(one.value ?? 0), 0)
  const bySize = [...series].sort((one, other) => size(other) - size(one))
  const kept = new Set(bySize.slice(0, MOST_SERIES - 1))
  const rest = series.filter((one) => !kept.has(one))
  const marks = rest[0].marks.map((_, at) =>
    added(
      rest[0],
      rest.map((one) => one.marks[at]),
      series.length,
      wording
    )
  )
  const others = { name: wording.t('report_output.others'), column: rest[0].column, marks }
  return [...series.filter((one) => kept.has(one)), others]
}

/** A part of a whole. */
export interface Part extends Mark {
  name: string
  value: number
}

/**
 * The parts of a whole, the largest first and the smallest as one, so that at most `most` are left; throws
 * E_CHART_NEGATIVE where one is below zero.
 */
export function partsOf(data: ChartData, most: number, wording: Wording): Part[] {
  const [series] = data.series
  const below = series.marks.findIndex((one) => (one.value ?? 0) < 0)
  if (below >= 0) throw new ChartRefusal('E_CHART_NEGATIVE', { name: data.categories[below] })
  const parts = series.marks
    .map((one, at) => ({ ...one, value: one.value ?? 0, name: data.categories[at] }))
    .filter((one) => one.value !== 0)
    .sort((one, other) => other.value - one.value)
  if (parts.length <= most) return parts
  const rest = added(series, parts.slice(most - 1), parts.length, wording)
  const others = { ...rest, value: rest.value ?? 0, name: wording.t('report_output.others') }
  return [...parts.slice(0, most - 1), others]
}

const ADDED = new Set<string | undefined>([undefined, 'sum', 'count', 'share'])

function added(
  { column: { of, decimals } }: Series,
  marks: readonly Mark[],
  series: number,
  wording: Wording
): Mark {
  if (of.computed || !ADDED.has(of.fn)) throw tooManySeries(series)
  if (marks.every((one) => one.value === null)) return NO_MARK
  const wire = exactSum(
    marks.map((one) => one.wire),
    decimals
  )
  return {
    value: Number(wire),
    text: figureText(of, wire, decimals, wording),
    wire,
    from: undefined,
  }
}

const tooManySeries = (series: number) =>
  new ChartRefusal('E_CHART_SERIES', { series, most: MOST_SERIES })
