export const CHART_KINDS = [
  'bar',
  'stacked',
  'line',
  'area',
  'pie',
  'scatter',
  'combination',
  'heat_map',
  'treemap',
  'kpi',
] as const

export type ChartKind = (typeof CHART_KINDS)[number]

/** How a report is shown. What is left out follows from its columns, in their order. */
export interface Presentation {
  kind: 'table' | 'pivot' | ChartKind
  /** chart: the column along the axis, the slices or the tiles. */
  category?: string
  /** chart: a second column, one series for each of its values. */
  by?: string
  /** chart: the figures shown; a scatter takes the first across and the second up. */
  figures?: readonly string[]
  /** combination: those of the figures drawn as lines. */
  lines?: readonly string[]
  /** kpi: what is aimed at, a decimal string. */
  target?: string
}

export function isChart(kind: Presentation['kind']): kind is ChartKind {
  return (CHART_KINDS as readonly string[]).includes(kind)
}
