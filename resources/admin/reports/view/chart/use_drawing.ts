import { shallowRef, watch, type ComputedRef } from 'vue'
import type { ChartKind, Presentation } from '#kernel/reports/output/presentation'
import type { AnswerOnWire } from '../types'
import type { Wording } from '../wording'
import { chartData } from './chart_data'
import type { ChartData } from './series'
import type { Drawing } from './drawing'
import { drawingOf } from './kinds/load'
import type { Look } from './palette'
import { ChartRefusal } from './refusal'

interface Shown {
  answer: AnswerOnWire
  presentation: Presentation & { kind: ChartKind }
}

/** What a chart shows and how it is drawn, or why it cannot be. */
export function useDrawing(props: Shown, look: ComputedRef<Look>, wording: ComputedRef<Wording>) {
  const data = shallowRef<ChartData | null>(null)
  const drawing = shallowRef<Drawing | null>(null)
  const refusal = shallowRef<ChartRefusal | null>(null)
  let asked = 0

  async function draw() {
    const now = ++asked
    const { answer, presentation } = props
    const found = chartData(answer, presentation, wording.value)
    const draft = { data: found, presentation, look: look.value, wording: wording.value }
    const made = presentation.kind === 'kpi' ? null : await drawingOf(draft)
    if (now !== asked) return
    data.value = found
    drawing.value = made
    refusal.value = null
  }

  function refuse(error: unknown) {
    if (!(error instanceof ChartRefusal)) throw error
    refusal.value = error
  }

  watch([() => props.answer, () => props.presentation, look, wording], () => draw().catch(refuse), {
    immediate: true,
  })
  return { data, drawing, refusal }
}
