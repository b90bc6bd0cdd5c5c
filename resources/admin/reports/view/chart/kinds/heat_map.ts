import { CategoryScale, Chart, Tooltip, type ScriptableContext } from 'chart.js'
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix'
import { nameScale } from '../axes'
import { said } from '../describe'
import { commonOptions, type Draft, type Drawing } from '../drawing'
import { colourAt, faded, inkOn, type Look } from '../palette'

Chart.register(CategoryScale, MatrixController, MatrixElement, Tooltip)

const LEAST_OPACITY = 0.08

interface Cell {
  x: string
  y: string
  colour: string
  opacity: number
  text: string
}

/** A cell for each category and series, the darker the further from zero; below zero in another colour. */
export function draw({ data, look }: Draft): Drawing {
  const { categories, series } = data
  const values = series.flatMap(({ marks }) => marks.map((one) => Math.abs(one.value ?? 0)))
  const most = Math.max(...values)
  const found = series.flatMap((one, row) =>
    one.marks.flatMap((mark, column) => {
      if (mark.value === null) return []
      const depth = most === 0 ? 0 : Math.abs(mark.value) / most
      const cell: Cell = {
        // Names may be the same twice, places are not.
        x: String(column),
        y: String(row),
        colour: colourAt(mark.value < 0 ? 1 : 0, look),
        opacity: LEAST_OPACITY + (1 - LEAST_OPACITY) * depth,
        text: mark.text,
      }
      return [{ cell, mark: { name: said(categories[column], one, mark), of: mark } }]
    })
  )
  const cells = found.map(({ cell }) => cell)
  const marks = [found.map(({ mark }) => mark)]
  const sizeOf = (area: number | undefined, count: number) => Math.max(1, (area ?? 0) / count - 2)
  const named = (names: readonly string[]) => ({
    labels: names.map((_, at) => String(at)),
    offset: true,
    ticks: {
      color: look.ink,
      font: { family: look.font },
      maxRotation: 45,
      autoSkipPadding: 6,
      callback: (at: number) => (names[at].length > 22 ? `${names[at].slice(0, 21)}…` : names[at]),
    },
    grid: { display: false },
    border: { display: false },
  })
  return {
    marks,
    legend: [],
    units: [...new Set(series.map(({ column }) => column.label))],
    config: {
      type: 'matrix',
      data: {
        datasets: [
          {
            data: cells,
            backgroundColor: ({ dataIndex }: ScriptableContext<'matrix'>) => {
              const { colour, opacity } = cells[dataIndex]
              return faded(colour, opacity)
            },
            borderRadius: 2,
            width: ({ chart }: ScriptableContext<'matrix'>) =>
              sizeOf(chart.chartArea?.width, categories.length),
            height: ({ chart }: ScriptableContext<'matrix'>) =>
              sizeOf(chart.chartArea?.height, series.length),
          },
        ],
      },
      options: {
        ...commonOptions(marks, look),
        scales: {
          x: { ...nameScale(look), ...named(categories) },
          y: {
            type: 'category',
            position: look.isRightToLeft ? 'right' : 'left',
            ...named(series.map(({ name }) => name)),
          },
        },
      },
      plugins: [cellLabels(cells, look)],
    } as unknown as Drawing['config'],
  }
}

/** The exact figure in each cell that has room for it. */
function cellLabels(cells: readonly Cell[], look: Look) {
  return {
    id: 'cell_labels',
    afterDatasetsDraw(chart: Chart) {
      const { ctx } = chart
      ctx.save()
      ctx.font = `11px ${look.font}`
      ctx.textAlign = 'center'
      ctx.textBaseline = 'middle'
      ctx.direction = 'ltr'
      for (const [at, element] of chart.getDatasetMeta(0).data.entries()) {
        const { text, colour, opacity } = cells[at]
        const box = element.getProps(['width', 'height'] as never) as Record<string, number>
        if (ctx.measureText(text).width + 6 > box.width || box.height < 16) continue
        ctx.fillStyle = inkOn(colour, look, opacity)
        const { x, y } = (
          element as unknown as { getCenterPoint(): { x: number; y: number } }
        ).getCenterPoint()
        ctx.fillText(text, x, y)
      }
      ctx.restore()
    },
  }
}
