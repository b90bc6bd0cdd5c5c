import type { Scale } from '#kernel/reports/output/chart/scale'
import { colourOf } from '#kernel/reports/output/chart/palette'
import { element, FAINT, fitted, textWidth, words } from '#kernel/reports/output/chart/svg'

/** A rectangle in points. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const SMALL = 12
const LEGEND_LINE = 20

/** Names of the series with their colours, in as many lines as they need. */
export function legend(names: readonly string[], box: Box) {
  let x = box.x
  let y = box.y + 12
  const parts = names.map((name, at) => {
    const shown = fitted(name, SMALL, box.width - 40)
    const width = textWidth(shown, SMALL) + 34
    if (x > box.x && x + width > box.x + box.width) {
      x = box.x
      y += LEGEND_LINE
    }
    const square = { x, y: y - 10, width: 11, height: 11, rx: 2, ...colourOf(at) }
    const drawn = element('rect', square) + words(shown, x + 17, y, { 'font-size': SMALL })
    x += width
    return drawn
  })
  return { svg: parts.join(''), height: names.length > 0 ? y - box.y + 12 : 0 }
}

/** Room for both axes, with the lines and texts of the vertical one. */
export function verticalAxis(scale: Scale, unit: string, box: Box): { svg: string; inner: Box } {
  const widest = Math.max(...scale.ticks.map(({ text }) => textWidth(text, SMALL)))
  const inner = {
    x: box.x + widest + 10,
    y: box.y + 22,
    width: box.width - widest - 10,
    height: box.height - 22,
  }
  const lines = scale.ticks.map(({ value, text }) => {
    const y = inner.y + inner.height * (1 - scale.at(value))
    const stroke = value === 0 ? '#64748b' : FAINT
    const place = { x1: inner.x, x2: inner.x + inner.width, y1: y, y2: y }
    return (
      element('line', { ...place, class: value === 0 ? 'axis' : 'grid', stroke }) +
      words(text, inner.x - 8, y + 4, { 'text-anchor': 'end', 'font-size': SMALL })
    )
  })
  const title = words(fitted(unit, SMALL, box.width / 2), box.x, box.y + 8, { 'font-size': SMALL })
  return { svg: title + lines.join(''), inner }
}

/** Room the texts of an axis need. */
export function axisWidth(scale: Scale) {
  return Math.max(...scale.ticks.map(({ text }) => textWidth(text, SMALL))) + 12
}

/** A second scale at the right, for lines of another unit than the bars. */
export function rightAxis(scale: Scale, unit: string, { x, y, width, height }: Box) {
  const right = x + width
  const ticks = scale.ticks.map(({ value, text }) =>
    words(text, right + 8, y + height * (1 - scale.at(value)) + 4, { 'font-size': SMALL })
  )
  const title = words(fitted(unit, SMALL, width / 2), right + 8, y - 14, {
    'font-size': SMALL,
    'text-anchor': 'end',
  })
  return title + ticks.join('')
}

const LONGEST_NAME = 120

/** How much room names below a chart need: one line, or a slope where they are wider than their band. */
export function namesHeight(names: readonly string[], width: number) {
  const longest = Math.max(0, ...names.map((name) => textWidth(name, SMALL)))
  const band = width / Math.max(1, names.length)
  return longest + 6 <= band ? 24 : Math.min(longest, LONGEST_NAME) * 0.71 + 18
}

/** Names below the bands; of more than fit every second, third … is written. */
export function bandNames(names: readonly string[], { x, y, width, height }: Box) {
  const band = width / Math.max(1, names.length)
  const isSloped = namesHeight(names, width) > 24
  const each = isSloped ? Math.max(1, Math.ceil(15 / band)) : 1
  return names
    .map((name, at) => {
      if (at % each !== 0) return ''
      const left = x + band * (at + 0.5)
      const top = y + height
      if (!isSloped) {
        return words(name, left, top + 18, { 'text-anchor': 'middle', 'font-size': SMALL })
      }
      return words(fitted(name, SMALL, LONGEST_NAME), left + 4, top + 14, {
        'text-anchor': 'end',
        'font-size': SMALL,
        'transform': `rotate(-45 ${Math.round(left + 4)} ${Math.round(top + 14)})`,
      })
    })
    .join('')
}
