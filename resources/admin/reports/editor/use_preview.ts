import { Problem, send } from 'kontor/ui'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { ReportQuery } from '#kernel/reports/query/definition'
import type { AnswerOnWire } from '~/reports/view/types'
import { isEmpty, queryOf, type Definition } from './definition/definition'

/** So long nothing may change before the report is asked for. */
const PAUSE = 350
/** So many rows a preview shows, unless the report itself has a limit. */
const ROWS = 500

interface Shown {
  answer: AnswerOnWire
  asked: string
  presentation: Presentation
}

/**
 * The answer to the report as it stands. While a new one is on its way, or where it is refused, the last one stays;
 * only the latest question counts.
 */
export function usePreview(definition: () => Definition) {
  const shown = shallowRef<Shown | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const running = ref(false)
  const query = computed(() => (isEmpty(definition()) ? null : previewed(queryOf(definition()))))
  const asked = computed(() => JSON.stringify(query.value))
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: AbortController | undefined

  watch(asked, later, { immediate: true })
  onScopeDispose(stop)

  function stop() {
    clearTimeout(timer)
    current?.abort()
  }

  function later() {
    stop()
    running.value = query.value !== null
    if (query.value) timer = setTimeout(() => void run(), shown.value ? PAUSE : 0)
    else [shown.value, problem.value] = [null, null]
  }

  async function run() {
    stop()
    const own = (current = new AbortController())
    const [now, text] = [query.value, asked.value]
    running.value = true
    try {
      const body = { query: now }
      const answer = await send<AnswerOnWire>('POST', '/kernel/reports/run', body, own.signal)
      if (own.signal.aborted) return
      shown.value = { answer, asked: text, presentation: definition().presentation }
      problem.value = null
    } catch (error) {
      if (own.signal.aborted) return
      if (!(error instanceof Problem)) throw error
      problem.value = error
    }
    running.value = false
  }

  /** How it is shown changes at once; but what was not asked for yet cannot be shown. */
  const presentation = computed(() =>
    shown.value && shown.value.asked !== asked.value
      ? shown.value.presentation
      : definition().presentation
  )
  const answer = computed(() => shown.value?.answer ?? null)
  return { answer, presentation, problem, running, again: () => void run() }
}

const previewed = (query: ReportQuery): ReportQuery => ({ ...query, limit: query.limit ?? ROWS })

export type Preview = ReturnType<typeof usePreview>
