import { Problem, send } from 'kontor/ui'
import { ref, shallowRef } from 'vue'
import type { ShownAnswer } from '#kernel/reports/saved/wire'

type Asked = Record<string, unknown>

/** What a report answers, asked for apart from its screen: it may take a while, or be refused. */
export function useAnswer(report: () => { id: number; version: number | null }) {
  const shown = shallowRef<ShownAnswer | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const running = ref(false)
  let current: AbortController | undefined

  /** Its address below the report's own, with the answers to its questions. */
  function address(word: string, values: Asked, more: Record<string, string> = {}) {
    const { id, version } = report()
    const query = new URLSearchParams(more)
    if (Object.keys(values).length > 0) query.set('values', JSON.stringify(values))
    if (version !== null) query.set('version', String(version))
    return `/kernel/reports/${id}/${word}?${query}`
  }

  async function run(values: Asked) {
    current?.abort()
    const own = (current = new AbortController())
    running.value = true
    problem.value = null
    try {
      const found = await send<ShownAnswer>('GET', address('answer', values), undefined, own.signal)
      if (own.signal.aborted) return
      shown.value = found
    } catch (error) {
      if (own.signal.aborted) return
      if (!(error instanceof Problem)) throw error
      shown.value = null
      problem.value = error
    }
    running.value = false
  }

  return { shown, problem, running, run, address, stop: () => current?.abort() }
}
