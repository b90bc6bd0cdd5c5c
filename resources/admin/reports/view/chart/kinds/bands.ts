import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
} from 'chart.js'
import type { ChartKind } from '#kernel/reports/output/presentation'
import { figureScale, nameScale } from '../axes'
import { isWhole, type Series } from '../series'
import { said } from '../describe'
import { commonOptions, legendOf, type Draft, type Drawing } from '../drawing'
import { barLabels, endLabels, roomFor } from '../labels'
import { colourAt, faded, SIGNS, type Look } from '../palette'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip
)

/** Bars, lines and areas over categories: all charts with a vertical scale of one unit. */
export function draw({ data, presentation, look }: Draft): Drawing {
  const { kind, lines, figures } = presentation
  const ofLine = lines ?? figures?.slice(-1) ?? [data.series.at(-1)!.column.of.key]
  const isLine = ({ column }: Series) =>
    kind === 'line' || kind === 'area' || (kind === 'combination' && ofLine.includes(column.of.key))
  const bars = data.series.filter((one) => !isLine(one))
  const onLines = data.series.filter(isLine)
  const isApart = bars.length > 0 && onLines.length > 0 && unitsOf(bars) !== unitsOf(onLines)
  const main = isApart ? bars : data.series
  const marks = data.series.map((one) =>
    one.marks.map((mark, at) =>
      mark.value === null ? undefined : { name: said(data.categories[at], one, mark), of: mark }
    )
  )
  const isEnded = onLines.length === data.series.length && onLines.length > 1 && !look.isNarrow
  const labels = isEnded ? [endLabels(data, look)] : [barLabels(data, look)]
  const options = commonOptions(marks, look)
  const isZeroBased = bars.length > 0 || kind === 'area'
  const sides = look.isRightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const)
  return {
    marks,
    legend: isEnded ? [] : legendOf(data, look),
    units: isApart ? [unitsOf(bars), unitsOf(onLines)] : [unitsOf(main)],
    config: {
      type: 'bar',
      data: {
        labels: data.categories,
        datasets: data.series.map((one, at) =>
          isLine(one)
            ? lineSet(one, at, { kind, look, axis: isApart ? 'second' : 'y' })
            : barSet(one, at, look)
        ) as Drawing['config']['data']['datasets'],
      },
      options: {
        ...options,
        interaction: { mode: 'nearest', intersect: true },
        layout: { padding: roomFor(isEnded ? data : undefined, look) },
        scales: {
          x: { ...nameScale(look), stacked: kind === 'stacked' },
          y: {
            ...figureScale(look, { isZeroBased, isWhole: main.every(isWhole) }),
            position: sides[0],
            stacked: kind === 'stacked',
          },
          ...(isApart && {
            second: {
              ...figureScale(look, { isZeroBased: false, isWhole: onLines.every(isWhole) }),
              position: sides[1],
              grid: { display: false },
            },
          }),
        },
      } as Drawing['config']['options'],
      plugins: labels,
    },
  }
}

const unitsOf = (series: readonly Series[]) =>
  [...new Set(series.map(({ column }) => column.label))].join(', ')

const sharedBy = ({ name, marks }: Series, at: number, look: Look) => ({
  // Two series may have one name; the library tells them apart by this.
  label: `${at} ${name}`,
  data: marks.map(({ value }) => value),
  backgroundColor: colourAt(at, look),
})

function barSet(series: Series, at: number, look: Look): ChartDataset<'bar'> {
  return {
    ...sharedBy(series, at, look),
    type: 'bar',
    maxBarThickness: 64,
    categoryPercentage: 0.76,
    barPercentage: 0.96,
    minBarLength: 1,
    order: 1,
  }
}

function lineSet(
  series: Series,
  at: number,
  { kind, look, axis }: { kind: ChartKind; look: Look; axis: string }
): ChartDataset<'line'> {
  const colour = colourAt(at, look)
  return {
    ...sharedBy(series, at, look),
    type: 'line',
    borderColor: colour,
    borderWidth: 2.25,
    pointStyle: SIGNS[at % SIGNS.length],
    pointRadius: series.marks.length > 60 ? 2 : 4,
    pointHitRadius: 8,
    spanGaps: false,
    fill: kind === 'area' ? { target: 'origin', above: faded(colour, 0.25) } : false,
    yAxisID: axis,
    order: 0,
  }
}
