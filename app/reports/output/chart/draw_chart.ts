import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { drawBands, type Shapes } from '#kernel/reports/output/chart/bars'
import { chartData, type ChartData, type Series } from '#kernel/reports/output/chart/chart_data'
import { legend, type Box } from '#kernel/reports/output/chart/frame'
import { drawKeyFigure } from '#kernel/reports/output/chart/key_figure'
import { PAPER, STYLE } from '#kernel/reports/output/chart/palette'
import { drawPie, drawTreemap } from '#kernel/reports/output/chart/parts'
import { drawHeatMap, drawScatter } from '#kernel/reports/output/chart/points'
import { element, fitted, words } from '#kernel/reports/output/chart/svg'
import { escapeMarkup } from '#kernel/reports/output/escape'
import { subtitle } from '#kernel/reports/output/grid'
import type { Output } from '#kernel/reports/output/output'
import { isChart, type ChartKind } from '#kernel/reports/output/presentation'

const WIDTH = 840
const HEIGHT = 500
const EDGE = 24
const FONTS = "Roboto, system-ui, 'Segoe UI', 'Noto Sans', sans-serif"
const ONE_COLOUR = new Set<ChartKind>(['pie', 'treemap', 'scatter', 'heat_map', 'kpi'])

/**
 * A report's chart as SVG: drawn without a browser, with texts for screen readers, in the colours of the reader's
 * ground. `adapts` false leaves the style for dark grounds out, for programs that would take it for all grounds;
 * `isAlone` false the heading, where the chart stands below one.
 */
export function drawChart(output: Output, { adapts = true, isAlone = true } = {}): string {
  const { presentation, locale, title } = output
  if (!isChart(presentation.kind)) throw new Refusal('E_REPORT_NO_CHART', {}, { status: 422 })
  const isEmpty = output.answer.rows.length === 0
  const data = isEmpty ? undefined : chartData(output)
  const about = data ? description(data, presentation.kind, locale) : nothing(locale)
  const names = data && !ONE_COLOUR.has(presentation.kind) ? data.series.map((one) => one.name) : []
  const top = isAlone ? 74 : 8
  const head = { x: EDGE, y: top, width: WIDTH - 2 * EDGE, height: HEIGHT - top - EDGE }
  const list = legend(names.length > 1 ? names : [], head)
  const box = { ...head, y: head.y + list.height, height: head.height - list.height }
  const drawn = data ? draw(data, box, output) : words(about, EDGE, HEIGHT / 2, { 'font-size': 16 })
  return element(
    'svg',
    {
      'xmlns': 'http://www.w3.org/2000/svg',
      'width': WIDTH,
      'height': HEIGHT,
      'viewBox': `0 0 ${WIDTH} ${HEIGHT}`,
      'role': 'img',
      'lang': locale,
      'font-family': FONTS,
      'aria-label': `${title}. ${about}`,
    },
    element('title', {}, escapeMarkup(title)),
    element('desc', {}, escapeMarkup(about)),
    ...(adapts ? [element('style', {}, `@media (prefers-color-scheme:dark){${STYLE}}`)] : []),
    element('rect', { width: WIDTH, height: HEIGHT, class: 'paper', fill: PAPER.light }),
    ...(isAlone ? heading(output) : []),
    list.svg,
    drawn
  )
}

function heading(output: Output) {
  const width = WIDTH - 2 * EDGE
  const strong = { 'font-size': 20, 'font-weight': 500, 'class': 'ink strong', 'fill': '#0f172a' }
  return [
    words(fitted(output.title, 20, width), EDGE, 38, strong),
    words(fitted(subtitle(output).join(' · '), 12, width), EDGE, 58, { 'font-size': 12 }),
  ]
}

function draw(data: ChartData, box: Box, { presentation, locale }: Output) {
  switch (presentation.kind) {
    case 'pie':
      return drawPie(data, box, locale)
    case 'treemap':
      return drawTreemap(data, box, locale)
    case 'scatter':
      return drawScatter(data, box, locale)
    case 'heat_map':
      return drawHeatMap(data, box)
    case 'kpi':
      return drawKeyFigure(data, box, { locale, target: presentation.target })
    default:
      return drawBands(data, box, shapesOf(presentation), locale)
  }
}

/** A combination draws its last figure as a line, unless told which. */
function shapesOf({ kind, lines, figures }: Output['presentation']): Shapes {
  const isLine = (series: Series) =>
    kind === 'line' ||
    kind === 'area' ||
    (kind === 'combination' && (lines ?? figures?.slice(-1) ?? []).includes(series.column.of.key))
  return { isStacked: kind === 'stacked', isArea: kind === 'area', isLine }
}

const nothing = (locale: string) => message(locale, 'report_output.empty')

/** A chart in words: its kind, what it shows, its highest and lowest values. */
function description(data: ChartData, kind: ChartKind, locale: string) {
  const figures = [...new Set(data.series.map(({ column }) => column.label))].join(', ')
  const category = data.categoryLabel
  const found = data.series.flatMap(({ marks }, series) =>
    marks.flatMap((mark, at) => {
      const name =
        data.series.length > 1
          ? `${data.categories[at]} · ${data.series[series].name}`
          : data.categories[at]
      return mark.value === null ? [] : [{ name, text: mark.text, value: mark.value }]
    })
  )
  const sorted = [...found].sort((one, other) => one.value - other.value)
  const say = (key: 'highest' | 'lowest', one: (typeof sorted)[number] | undefined) =>
    one ? ` ${message(locale, `report_output.${key}`, { name: one.name, value: one.text })}` : ''
  const kindText = message(locale, `report_output.chart.${kind}`)
  const of = category ? message(locale, 'report_output.of', { figures, category }) : figures
  return `${kindText}: ${of}.${say('highest', sorted.at(-1))}${sorted.length > 1 ? say('lowest', sorted[0]) : ''}`
}
