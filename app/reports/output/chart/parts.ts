import { Refusal } from '#kernel/http/refusal'
import { foldParts, type ChartData } from '#kernel/reports/output/chart/chart_data'
import type { Box } from '#kernel/reports/output/chart/frame'
import { colourOf, inkOn } from '#kernel/reports/output/chart/palette'
import { element, fitted, named, words } from '#kernel/reports/output/chart/svg'
import { numberFormat } from '#kernel/reports/output/locale'

const MOST_SLICES = 8
const MOST_TILES = 40
const SMALL = 12

interface Part {
  name: string
  text: string
  wire: string
  value: number
  /** Of the whole, in the reader's language: "12.5%". */
  share: string
}

/** The parts of a whole, the largest first; throws E_CHART_NEGATIVE where one is below zero. */
function partsOf(data: ChartData, most: number, locale: string): Part[] {
  const { marks } = data.series[0]
  const below = marks.findIndex((one) => (one.value ?? 0) < 0)
  if (below >= 0) {
    throw new Refusal('E_CHART_NEGATIVE', { name: data.categories[below] }, { status: 422 })
  }
  const parts = foldParts(data, most, locale)
  const whole = parts.reduce((sum, { value }) => sum + value!, 0)
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return parts.map(({ name, text, wire, value }) => {
    return { name, text, wire, value: value!, share: percent.format(value! / whole) }
  })
}

/** A pie from twelve o'clock on, each slice with its name, figure and share beside it. */
export function drawPie(data: ChartData, box: Box, locale: string) {
  const parts = partsOf(data, MOST_SLICES, locale)
  const radius = Math.min(box.height / 2 - 8, box.width / 4)
  const middle = { x: box.x + radius + 8, y: box.y + box.height / 2 }
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  const left = middle.x + radius + 32
  const line = Math.min(34, box.height / Math.max(1, parts.length))
  let turned = 0
  return parts
    .map((part, at) => {
      const from = turned
      turned += part.value / whole
      const d = slice(middle, radius, from, turned)
      const { fill, class: own } = colourOf(at)
      const paint = { fill, 'class': `${own} edge`, 'stroke': '#ffffff', 'stroke-width': 1.5 }
      const y = middle.y + (at - (parts.length - 1) / 2) * line
      const label = `${part.name} · ${part.text} · ${part.share}`
      return (
        element('path', { d, 'data-wire': part.wire, ...paint }, named(label)) +
        element('rect', { x: left, y: y - 6, width: 11, height: 11, rx: 2, ...colourOf(at) }) +
        words(fitted(label, SMALL, box.x + box.width - left - 20), left + 18, y + 4, {
          'font-size': SMALL,
        })
      )
    })
    .join('')
}

function slice({ x, y }: { x: number; y: number }, radius: number, from: number, to: number) {
  const point = (turn: number) => {
    const angle = 2 * Math.PI * turn - Math.PI / 2
    const [px, py] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    return `${px.toFixed(2)} ${py.toFixed(2)}`
  }
  if (to - from > 0.99999) {
    return `M${x} ${y - radius}a${radius} ${radius} 0 1 1 -0.01 0Z`
  }
  const isLarge = to - from > 0.5 ? 1 : 0
  return `M${x} ${y}L${point(from)}A${radius} ${radius} 0 ${isLarge} 1 ${point(to)}Z`
}

/** Tiles as large as their figures, laid in rows that keep them close to squares. */
export function drawTreemap(data: ChartData, box: Box, locale: string) {
  const parts = partsOf(data, MOST_TILES, locale)
  return tiles(
    parts.map((one) => one.value),
    box
  )
    .map(({ x, y, width, height }, at) => {
      const { name, text, share, wire } = parts[at]
      const place = { x, y, width: Math.max(0, width - 2), height: Math.max(0, height - 2), rx: 2 }
      const shape = { ...place, 'data-wire': wire, ...colourOf(at) }
      const room = width - 14
      const lines = room < 24 ? [] : height < 40 ? [name] : [name, `${text} · ${share}`]
      return (
        element('rect', shape, named(`${name} · ${text} · ${share}`)) +
        (height < 20 ? [] : lines)
          .map((line, row) =>
            words(fitted(line, SMALL, room), x + 6, y + 16 + row * 16, {
              'font-size': SMALL,
              ...inkOn(at),
            })
          )
          .join('')
      )
    })
    .join('')
}

/** Squarified: a row takes tiles as long as that brings them closer to squares. */
export function tiles(values: readonly number[], box: Box): Box[] {
  const found: Box[] = []
  let { x, y, width, height } = box
  let rest = values.reduce((sum, one) => sum + one, 0)
  let from = 0
  while (from < values.length) {
    const side = Math.min(width, height)
    const scale = (width * height) / rest
    let to = from + 1
    while (
      to < values.length &&
      worst(values.slice(from, to + 1), side, scale) <= worst(values.slice(from, to), side, scale)
    ) {
      to++
    }
    const row = values.slice(from, to)
    const sum = row.reduce((all, one) => all + one, 0)
    const depth = (sum * scale) / side
    let along = 0
    for (const value of row) {
      const length = (value / sum) * side
      found.push(
        width >= height
          ? { x, y: y + along, width: depth, height: length }
          : { x: x + along, y, width: length, height: depth }
      )
      along += length
    }
    if (width >= height) [x, width] = [x + depth, width - depth]
    else [y, height] = [y + depth, height - depth]
    rest -= sum
    from = to
  }
  return found
}

/** How far the tile of a row that is furthest from a square is from it. */
function worst(values: readonly number[], side: number, scale: number) {
  const depth = (values.reduce((sum, one) => sum + one, 0) * scale) / side
  return Math.max(
    ...values.map((value) => {
      const length = (value * scale) / depth
      return Math.max(depth / length, length / depth)
    })
  )
}
