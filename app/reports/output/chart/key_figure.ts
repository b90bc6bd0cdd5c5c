import { message } from '#kernel/http/messages'
import type { ChartData, Mark } from '#kernel/reports/output/chart/chart_data'
import { exactSum } from '#kernel/reports/output/chart/exact_sum'
import type { Box } from '#kernel/reports/output/chart/frame'
import { colourOf } from '#kernel/reports/output/chart/palette'
import { scaleOf } from '#kernel/reports/output/chart/scale'
import { element, fitted, words } from '#kernel/reports/output/chart/svg'
import { figureText } from '#kernel/reports/output/cell_text'
import { numberFormat } from '#kernel/reports/output/locale'

const DECIMAL = /^-?\d+(\.\d+)?$/

/** One figure large: the last of its row, against the one before and against what is aimed at, with its course. */
export function drawKeyFigure(
  { categories, series: [series] }: ChartData,
  box: Box,
  { locale, target }: { locale: string; target?: string }
) {
  const { column, marks } = series
  const last = marks.at(-1)!
  const before = marks.at(-2)
  const lines = [
    ...(before ? [change(last, before, categories.at(-2)!, column, locale)] : []),
    ...(target && DECIMAL.test(target) ? [aim(target, last, column, locale)] : []),
  ].filter((line) => line !== '')
  const name = categories.length > 1 ? `${column.label} · ${categories.at(-1)}` : column.label
  const top = box.y + 20
  const large = Math.min(64, box.width / Math.max(6, last.text.length * 0.6))
  const texts = [
    words(fitted(name, 16, box.width), box.x, top, { 'font-size': 16 }),
    words(last.text, box.x, top + large + 8, {
      'font-size': large,
      'font-weight': 500,
      'data-wire': last.wire,
      'class': 'ink strong',
      'fill': '#0f172a',
    }),
    ...lines.map((line, at) => words(line, box.x, top + large + 40 + at * 24, { 'font-size': 16 })),
  ]
  const below = top + large + 60 + lines.length * 24
  const course = { ...box, y: below, height: box.y + box.height - below }
  return (
    texts.join('') + (marks.length > 2 && course.height > 20 ? spark(marks, course, locale) : '')
  )
}

type Column = ChartData['series'][number]['column']

function change(last: Mark, before: Mark, name: string, column: Column, locale: string) {
  if (last.value === null || before.value === null) return ''
  const negated = before.wire.startsWith('-') ? before.wire.slice(1) : `-${before.wire}`
  const difference = exactSum([last.wire, negated], column.decimals)
  const sign = Number(difference) > 0 ? '+' : ''
  const text = `${sign}${figureText(column.of, difference, column.decimals, locale)}`
  return message(locale, 'report_output.previous', { change: text, name })
}

function aim(target: string, last: Mark, column: Column, locale: string) {
  const value = figureText(column.of, target, column.decimals, locale)
  const text = message(locale, 'report_output.target', { value })
  if (last.value === null || Number(target) === 0) return text
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return `${text} · ${percent.format(last.value / Number(target))}`
}

function spark(marks: readonly Mark[], box: Box, locale: string) {
  const scale = scaleOf(
    marks.map((one) => one.value ?? Number.NaN),
    locale,
    false
  )
  const points = marks.flatMap(({ value }, at) => {
    if (value === null) return []
    const x = box.x + (box.width * at) / (marks.length - 1)
    return [`${x.toFixed(1)} ${(box.y + box.height * (1 - scale.at(value))).toFixed(1)}`]
  })
  const { fill, class: name } = colourOf(0)
  const shape = { 'fill': 'none', 'stroke': fill, 'class': `${name}-line`, 'stroke-width': 2.5 }
  return element('path', { d: `M${points.join('L')}`, ...shape })
}
