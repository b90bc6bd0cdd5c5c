import { ArcElement, Chart, PieController, Tooltip } from 'chart.js'
import { commonOptions, type Draft, type Drawing } from '../drawing'
import { partsOf } from '../fold'
import { colourAt } from '../palette'
import { sharesOf } from '../shares'

Chart.register(ArcElement, PieController, Tooltip)

const MOST_SLICES = 8

/** A pie from twelve o'clock on; each slice has its name, figure and share beside it. */
export function draw({ data, look, wording }: Draft): Drawing {
  const parts = partsOf(data, MOST_SLICES, wording)
  const named = sharesOf(parts, wording)
  const colours = parts.map((_, at) => colourAt(at, look))
  return {
    marks: [named],
    legend: named.map((mark, at) => ({ name: mark.name, colour: colours[at], mark })),
    units: [data.series[0].column.label],
    config: {
      type: 'pie',
      data: {
        labels: parts.map(({ name }) => name),
        datasets: [
          {
            data: parts.map(({ value }) => value),
            backgroundColor: colours,
            borderColor: look.paper,
            borderWidth: 1.5,
          },
        ],
      },
      options: {
        ...commonOptions([named], look),
        layout: { padding: 8 },
      } as Drawing['config']['options'],
      plugins: [],
    },
  }
}
