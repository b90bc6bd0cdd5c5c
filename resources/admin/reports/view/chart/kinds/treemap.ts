import { Chart, LinearScale, Tooltip } from 'chart.js'
import {
  TreemapController,
  TreemapElement,
  type TreemapControllerDatasetOptions,
} from 'chartjs-chart-treemap'
import { shortened } from '../axes'
import { commonOptions, type Draft, type Drawing } from '../drawing'
import { partsOf } from '../fold'
import { colourAt, inkOn } from '../palette'
import { sharesOf } from '../shares'

Chart.register(LinearScale, TreemapController, TreemapElement, Tooltip)

const MOST_TILES = 40

interface Tile {
  value: number
  at: number
}

/** Tiles as large as their figures, each with its name, figure and share where they fit. */
export function draw({ data, look, wording }: Draft): Drawing {
  const parts = partsOf(data, MOST_TILES, wording)
  const named = sharesOf(parts, wording)
  // Parts come the largest first, which is the order the tiles are laid in.
  const placeOf = (context: { dataIndex: number }) => Math.max(0, context.dataIndex)
  const dataset: TreemapControllerDatasetOptions<Record<string, unknown>> = {
    data: [],
    tree: parts.map(({ value }, at): Tile => ({ value, at })) as unknown as Record<
      string,
      unknown
    >[],
    key: 'value',
    rtl: look.isRightToLeft,
    spacing: 1,
    borderWidth: 0,
    borderRadius: 2,
    backgroundColor: (context) => colourAt(placeOf(context), look),
    hoverBackgroundColor: (context) => colourAt(placeOf(context), look),
    labels: {
      display: true,
      align: look.isRightToLeft ? 'right' : 'left',
      position: 'top',
      overflow: 'hidden',
      padding: 6,
      font: { family: look.font, size: 12 },
      color: (context) => inkOn(colourAt(placeOf(context), look), look),
      hoverColor: (context) => inkOn(colourAt(placeOf(context), look), look),
      formatter: (context) => {
        const [name, figure] = named[placeOf(context)].lines
        const room = Math.floor((context.raw.w - 12) / 7)
        return context.raw.h < 44 ? shortened(name, room) : [shortened(name, room), figure]
      },
    },
  }
  return {
    marks: [named],
    legend: [],
    units: [data.series[0].column.label],
    config: {
      type: 'treemap',
      data: { datasets: [dataset] },
      options: commonOptions([named], look),
      plugins: [],
    } as unknown as Drawing['config'],
  }
}
