import type { ChartConfiguration, ChartOptions, TooltipItem } from 'chart.js'
import type { ChartKind, Presentation } from '#kernel/reports/output/presentation'
import type { Wording } from '../wording.js'
import type { ChartData, Mark } from './series.js'
import { colourAt, type Look } from './palette.js'

/** What a mark says, and where its records are. */
export interface NamedMark {
  name: string
  of: Mark
}

/** A name with the colour of its marks. */
export interface LegendEntry {
  name: string
  colour: string
  /** The mark it stands for, of a part of a whole. */
  mark?: NamedMark
}

/** A chart ready to be drawn. */
export interface Drawing {
  config: Pick<ChartConfiguration, 'type' | 'data' | 'options' | 'plugins'>
  /** Of each series its marks, as the chart numbers them; a gap is undefined. */
  marks: (NamedMark | undefined)[][]
  legend: LegendEntry[]
  /** What the vertical scale counts, and the second one at the other side. */
  units: string[]
}

/** What a chart is drawn from. */
export interface Draft {
  data: ChartData
  presentation: Presentation & { kind: ChartKind }
  look: Look
  wording: Wording
}

/** What all charts have in common: still, without a legend of their own, with exact texts beside the pointer. */
export function commonOptions(marks: Drawing['marks'], look: Look): ChartOptions {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    locale: look.locale,
    font: { family: look.font, size: 12 },
    color: look.ink,
    plugins: {
      legend: { display: false },
      tooltip: {
        rtl: look.isRightToLeft,
        textDirection: look.isRightToLeft ? 'rtl' : 'ltr',
        displayColors: false,
        callbacks: {
          title: () => '',
          label: ({ datasetIndex, dataIndex }: TooltipItem<'bar'>) =>
            marks[datasetIndex]?.[dataIndex]?.name.split(' · ') ?? '',
        },
      },
    },
  } as ChartOptions
}

/** Series with their colours; one alone needs no name beside its unit. */
export function legendOf({ series }: ChartData, look: Look): LegendEntry[] {
  if (series.length < 2) return []
  return series.map(({ name }, at) => ({ name, colour: colourAt(at, look) }))
}
