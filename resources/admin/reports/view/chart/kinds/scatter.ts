import { Chart, LinearScale, PointElement, ScatterController, Tooltip } from 'chart.js'
import { figureScale } from '../axes'
import { isWhole } from '../series'
import { commonOptions, type Draft, type Drawing } from '../drawing'
import { colourAt, faded } from '../palette'
import { ChartRefusal } from '../refusal'

Chart.register(LinearScale, PointElement, ScatterController, Tooltip)

/** A point for each category: the first figure across, the second up. */
export function draw({ data, look }: Draft): Drawing {
  if (data.series.length < 2) throw new ChartRefusal('E_CHART_FIGURE', { figures: 2 })
  const [across, up] = data.series
  const points = data.categories.flatMap((name, at) => {
    const [x, y] = [across.marks[at], up.marks[at]]
    if (x.value === null || y.value === null) return []
    const said = `${name} · ${across.name} ${x.text} · ${up.name} ${y.text}`
    return [{ x: x.value, y: y.value, mark: { name: said, of: y } }]
  })
  const marks = [points.map(({ mark }) => mark)]
  const colour = colourAt(0, look)
  return {
    marks,
    legend: [],
    units: [up.column.label],
    config: {
      type: 'scatter',
      data: {
        datasets: [
          {
            data: points.map(({ x, y }) => ({ x, y })),
            backgroundColor: faded(colour, 0.75),
            pointRadius: 5,
            pointHoverRadius: 7,
          },
        ],
      },
      options: {
        ...commonOptions(marks, look),
        layout: { padding: { top: 8, right: 12, left: 12 } },
        scales: {
          x: {
            ...figureScale(look, { isZeroBased: false, isWhole: isWhole(across) }),
            reverse: look.isRightToLeft,
            title: {
              display: true,
              text: across.column.label,
              color: look.ink,
              font: { family: look.font },
              align: 'end',
            },
          },
          y: {
            ...figureScale(look, { isZeroBased: false, isWhole: isWhole(up) }),
            position: look.isRightToLeft ? 'right' : 'left',
          },
        },
      } as Drawing['config']['options'],
      plugins: [],
    },
  }
}
