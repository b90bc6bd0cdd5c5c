import type { Chart, Plugin } from 'chart.js'
import { shortened } from './axes.js'
import type { ChartData } from './series'
import { colourAt, type Look } from './palette.js'

const MOST_LABELS = 24
const LONGEST = 18
const LINE = 14

const fontOf = (look: Look, size = 12) => `${size}px ${look.font}`

/** Room above for figures over bars, and at the end for names of lines. */
export function roomFor(named: ChartData | undefined, look: Look) {
  const longest = Math.max(0, ...(named?.series ?? []).map(({ name }) => name.length))
  const end = named ? Math.min(longest, LONGEST) * 7 + 14 : 4
  return { top: 18, [look.isRightToLeft ? 'left' : 'right']: end }
}

/** The exact figure over each bar of a single series, where all of them fit. */
export function barLabels({ series }: ChartData, look: Look): Plugin {
  return {
    id: 'bar_labels',
    afterDatasetsDraw(chart: Chart) {
      const [only] = series
      const meta = chart.getDatasetMeta(0)
      if (series.length > 1 || only.marks.length > MOST_LABELS || meta.type !== 'bar') return
      const { ctx } = chart
      ctx.save()
      ctx.font = fontOf(look, 11)
      ctx.fillStyle = look.ink
      ctx.textAlign = 'center'
      // A minus stands before its figure in every language.
      ctx.direction = 'ltr'
      const band = chart.chartArea.width / Math.max(1, only.marks.length)
      const isRoom = only.marks.every(({ text }) => ctx.measureText(text).width + 4 < band)
      for (const [at, { x, y }] of isRoom ? meta.data.entries() : []) {
        const { value, text } = only.marks[at]
        if (value !== null) ctx.fillText(text, x, value < 0 ? y + LINE : y - 5)
      }
      ctx.restore()
    },
  }
}

/** The name of each line at its end, moved apart where they would cover one another. */
export function endLabels({ series }: ChartData, look: Look): Plugin {
  return {
    id: 'end_labels',
    afterDatasetsDraw(chart: Chart) {
      const { ctx } = chart
      const ends = series.flatMap(({ name, marks }, at) => {
        const last = marks.findLastIndex((one) => one.value !== null)
        if (last < 0) return []
        const { y } = chart.getDatasetMeta(at).data[last]
        return [{ name: shortened(name, LONGEST), colour: colourAt(at, look), y }]
      })
      ctx.save()
      ctx.font = fontOf(look)
      ctx.textAlign = look.isRightToLeft ? 'right' : 'left'
      ctx.textBaseline = 'middle'
      const x = look.isRightToLeft ? chart.chartArea.left - 8 : chart.chartArea.right + 8
      for (const { name, colour, y } of apart(ends, chart.chartArea)) {
        ctx.fillStyle = colour
        ctx.fillText(name, x, y)
      }
      ctx.restore()
    },
  }
}

/** From the top on each a line below the one before, and none below the chart. */
function apart<T extends { y: number }>(ends: readonly T[], { bottom }: { bottom: number }): T[] {
  const sorted = [...ends].sort((one, other) => one.y - other.y)
  let least = -Infinity
  const down = sorted.map((one) => {
    least = Math.max(one.y, least + LINE)
    return { ...one, y: least }
  })
  let most = bottom + LINE
  return down.reverse().map((one) => {
    most = Math.min(one.y, most - LINE)
    return { ...one, y: most }
  })
}
