import type { ChartKind } from '#kernel/reports/output/presentation'
import type { Draft, Drawing } from '../drawing'

type Drawn = Exclude<ChartKind, 'kpi'>

const bands = () => import('./bands')

const KINDS: Record<Drawn, () => Promise<{ draw(draft: Draft): Drawing }>> = {
  bar: bands,
  stacked: bands,
  line: bands,
  area: bands,
  combination: bands,
  pie: () => import('./pie'),
  scatter: () => import('./scatter'),
  heat_map: () => import('./heat_map'),
  treemap: () => import('./treemap'),
}

/** Draws a kind of chart; its part of the library comes when first asked for. */
export async function drawingOf(draft: Draft): Promise<Drawing> {
  const { draw } = await KINDS[draft.presentation.kind as Drawn]()
  return draw(draft)
}
