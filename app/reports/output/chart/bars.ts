import type { ChartData, Mark, Series } from '#kernel/reports/output/chart/chart_data'
import {
  axisWidth,
  bandNames,
  namesHeight,
  rightAxis,
  verticalAxis,
  type Box,
} from '#kernel/reports/output/chart/frame'
import { colourOf, SHAPES } from '#kernel/reports/output/chart/palette'
import { scaleOf, type Scale } from '#kernel/reports/output/chart/scale'
import { element, named } from '#kernel/reports/output/chart/svg'

/** How series stand over their categories: side by side, on top of each other, or as lines. */
export interface Shapes {
  isStacked: boolean
  isArea: boolean
  isLine(series: Series): boolean
}

/** Bars, lines and areas over categories: all charts with a vertical axis of one unit. */
export function drawBands(data: ChartData, box: Box, shapes: Shapes, locale: string) {
  const { categories, series } = data
  const stack = shapes.isStacked ? stacked(series.filter((one) => !shapes.isLine(one))) : []
  const bars = series.filter((one) => !shapes.isLine(one))
  const lines = series.filter(shapes.isLine)
  const isApart = bars.length > 0 && lines.length > 0 && unitsOf(bars) !== unitsOf(lines)
  const main = isApart ? bars : series
  const isZeroBased = bars.length > 0 || shapes.isArea
  const scale = scaleOf([...valuesOf(main), ...stack.flat(2)], locale, isZeroBased)
  const second = isApart ? scaleOf(valuesOf(lines), locale, false) : undefined
  const room = second ? axisWidth(second) : 0
  const bottom = namesHeight(categories, box.width - room - 60)
  const left = { ...box, width: box.width - room, height: box.height - bottom }
  const axis = verticalAxis(scale, unitsOf(main), left)
  const { inner } = axis
  const right = second ? rightAxis(second, unitsOf(lines), inner) : ''
  const drawn = series.map((one, at) => {
    if (shapes.isLine(one)) return line(data, one, at, inner, second ?? scale, shapes.isArea)
    const place = bars.indexOf(one)
    const spans = shapes.isStacked ? stack[place] : one.marks.map((mark) => [0, mark.value ?? 0])
    const columns = shapes.isStacked ? { at: 0, of: 1 } : { at: place, of: bars.length }
    return barsOf(data, one, at, { inner, scale, spans, columns })
  })
  return axis.svg + right + drawn.join('') + bandNames(categories, inner)
}

const valuesOf = (series: readonly Series[]) =>
  series.flatMap((one) => one.marks.flatMap((mark) => mark.value ?? []))

const unitsOf = (series: readonly Series[]) =>
  [...new Set(series.map(({ column }) => column.label))].join(', ')

/** From where to where each bar goes on top of those before it; what is below zero hangs below it. */
function stacked(series: readonly Series[]) {
  const tops = series[0]?.marks.map(() => [0, 0]) ?? []
  return series.map(({ marks }) =>
    marks.map(({ value }, at) => {
      const side = (value ?? 0) < 0 ? 0 : 1
      const from = tops[at][side]
      tops[at][side] = from + (value ?? 0)
      return [from, tops[at][side]]
    })
  )
}

interface Bars {
  inner: Box
  scale: Scale
  spans: number[][]
  columns: { at: number; of: number }
}

function barsOf({ categories }: ChartData, series: Series, colour: number, bars: Bars) {
  const { inner, scale, spans, columns } = bars
  const band = inner.width / Math.max(1, categories.length)
  const width = Math.min(64, (band * 0.76) / columns.of)
  return series.marks
    .map((mark, at) => {
      if (mark.value === null) return ''
      const middle = inner.x + band * (at + 0.5)
      const [from, to] = spans[at].map((value) => inner.y + inner.height * (1 - scale.at(value)))
      const shape = {
        'x': middle + (columns.at - columns.of / 2) * width,
        'y': Math.min(from, to),
        'width': Math.max(1, width - 1),
        'height': Math.max(mark.value === 0 ? 0 : 1, Math.abs(to - from)),
        'data-wire': mark.wire,
        ...colourOf(colour),
      }
      return element('rect', shape, named(said(categories[at], series, mark)))
    })
    .join('')
}

/** What a mark says of itself. */
export function said(category: string, series: Series, mark: Mark) {
  return [category, series.name, mark.text].filter((one) => one !== '').join(' · ')
}

/** A line with a sign of its own shape at each value; a gap is a gap. */
function line(
  { categories }: ChartData,
  series: Series,
  colour: number,
  inner: Box,
  scale: Scale,
  isArea: boolean
) {
  const band = inner.width / Math.max(1, categories.length)
  const points = series.marks.map(({ value }, at) =>
    value === null
      ? null
      : { x: inner.x + band * (at + 0.5), y: inner.y + inner.height * (1 - scale.at(value)) }
  )
  const paint = colourOf(colour)
  const base = inner.y + inner.height * (1 - scale.at(0))
  const runs = runsOf(points)
  const path = (run: { x: number; y: number }[]) =>
    `M${run.map(({ x, y }) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join('L')}`
  const areas = isArea
    ? runs.map((run) => {
        const d = `${path(run)}L${run.at(-1)!.x} ${base}L${run[0].x} ${base}Z`
        return element('path', { d, 'fill-opacity': 0.25, ...paint })
      })
    : []
  const stroke = { 'stroke': paint.fill, 'class': `${paint.class}-line`, 'stroke-width': 2.25 }
  const lines = runs.map((run) => element('path', { d: path(run), fill: 'none', ...stroke }))
  const signs = series.marks.map((mark, at) => {
    const point = points[at]
    if (!point || mark.value === null) return ''
    const d = SHAPES[colour % SHAPES.length](point.x, point.y, 4)
    const title = named(said(categories[at], series, mark))
    return element('path', { d, 'data-wire': mark.wire, ...paint }, title)
  })
  return [...areas, ...lines, ...signs].join('')
}

function runsOf<T>(points: readonly (T | null)[]): T[][] {
  const runs: T[][] = [[]]
  for (const point of points) {
    if (point !== null) runs.at(-1)!.push(point)
    else if (runs.at(-1)!.length > 0) runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}
