import { Refusal } from '#kernel/http/refusal'
import { said } from '#kernel/reports/output/chart/bars'
import type { ChartData } from '#kernel/reports/output/chart/chart_data'
import { bandNames, namesHeight, verticalAxis, type Box } from '#kernel/reports/output/chart/frame'
import { colourOf, inkOn, SHAPES } from '#kernel/reports/output/chart/palette'
import { scaleOf } from '#kernel/reports/output/chart/scale'
import { element, FAINT, fitted, named, textWidth, words } from '#kernel/reports/output/chart/svg'

const SMALL = 12

/** A point for each category: the first figure across, the second up. */
export function drawScatter({ categories, series }: ChartData, box: Box, locale: string) {
  if (series.length < 2) throw new Refusal('E_CHART_FIGURE', { figures: 2 }, { status: 422 })
  const [across, up] = series
  const values = (marks: typeof across.marks) => marks.map((one) => one.value ?? Number.NaN)
  const horizontal = scaleOf(values(across.marks), locale, false)
  const vertical = scaleOf(values(up.marks), locale, false)
  const axis = verticalAxis(vertical, up.name, { ...box, height: box.height - 44 })
  const { inner } = axis
  const bottom = inner.y + inner.height
  const ticks = horizontal.ticks.map(({ value, text }) => {
    const x = inner.x + inner.width * horizontal.at(value)
    const place = { x1: x, x2: x, y1: inner.y, y2: bottom }
    return (
      element('line', { ...place, class: 'grid', stroke: FAINT }) +
      words(text, x, bottom + 18, { 'text-anchor': 'middle', 'font-size': SMALL })
    )
  })
  const points = categories.map((name, at) => {
    const [one, other] = [across.marks[at], up.marks[at]]
    if (one.value === null || other.value === null) return ''
    const x = inner.x + inner.width * horizontal.at(one.value)
    const y = inner.y + inner.height * (1 - vertical.at(other.value))
    const label = `${name} · ${across.name} ${one.text} · ${up.name} ${other.text}`
    const shape = { 'd': SHAPES[0](x, y, 5), 'fill-opacity': 0.75, ...colourOf(0) }
    return element('path', { ...shape, 'data-wire': `${one.wire} ${other.wire}` }, named(label))
  })
  const title = words(across.name, inner.x + inner.width, bottom + 38, {
    'text-anchor': 'end',
    'font-size': SMALL,
  })
  return axis.svg + ticks.join('') + title + points.join('')
}

/** A cell for each category and series, the darker the further from zero; below zero in another colour. */
export function drawHeatMap({ categories, series }: ChartData, box: Box) {
  const most = Math.max(
    ...series.flatMap(({ marks }) => marks.map((one) => Math.abs(one.value ?? 0)))
  )
  const names = Math.min(160, Math.max(...series.map(({ name }) => textWidth(name, SMALL)))) + 10
  const width = box.width - names
  const inner = {
    x: box.x + names,
    y: box.y,
    width,
    height: box.height - namesHeight(categories, width),
  }
  const cell = { width: inner.width / categories.length, height: inner.height / series.length }
  const drawn = series.map((one, row) => {
    const y = inner.y + row * cell.height
    const name = words(fitted(one.name, SMALL, names - 10), inner.x - 8, y + cell.height / 2 + 4, {
      'text-anchor': 'end',
      'font-size': SMALL,
    })
    const cells = one.marks.map((mark, column) => {
      if (mark.value === null) return ''
      const x = inner.x + column * cell.width
      const depth = most === 0 ? 0 : Math.abs(mark.value) / most
      const place = { x: x + 1, y: y + 1, width: cell.width - 2, height: cell.height - 2 }
      const colour = mark.value < 0 ? 1 : 0
      const opacity = 0.08 + 0.92 * depth
      const shape = { ...place, 'fill-opacity': opacity, ...colourOf(colour) }
      const title = named(said(categories[column], one, mark))
      const isRoom = textWidth(mark.text, 11) + 6 <= cell.width && cell.height >= 16
      const label = words(mark.text, x + cell.width / 2, y + cell.height / 2 + 4, {
        'text-anchor': 'middle',
        'font-size': 11,
        ...inkOver(colour, opacity),
      })
      return element('rect', { ...shape, 'data-wire': mark.wire }, title) + (isRoom ? label : '')
    })
    return name + cells.join('')
  })
  return drawn.join('') + bandNames(categories, inner)
}

/** Light ground takes dark letters until it is nearly covered, dark ground light ones a good way. */
function inkOver(colour: number, opacity: number) {
  const own = inkOn(colour)
  if (opacity > 0.8) return own
  return { fill: '#0f172a', class: opacity > 0.6 ? own.class : 'ink strong' }
}
