import { askQuietly, Problem, send } from 'kontor/ui'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { TileAnswer } from '#kernel/reports/dashboards/wire'
import { inTurn } from './queue'

/**
 * What one tile says. Asked for anew whenever its address changes; `refresh` asks quietly and leaves what is shown in
 * its place until the new answer is there.
 */
export function useTile(address: () => string) {
  const answer = shallowRef<TileAnswer | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const isLoading = ref(false)
  /** Whoever leaves the screen waits for nothing any more. */
  const gone = new AbortController()
  let latest = 0

  async function ask(request: (url: string) => Promise<TileAnswer>) {
    const url = address()
    const own = ++latest
    isLoading.value = true
    try {
      const found = await inTurn(async () => (gone.signal.aborted ? null : request(url)))
      if (own !== latest || found === null) return
      answer.value = found
      problem.value = null
    } catch (error) {
      if (gone.signal.aborted) return
      if (!(error instanceof Problem)) throw error
      if (own === latest) problem.value = error
    } finally {
      if (own === latest) isLoading.value = false
    }
  }

  const load = () => ask((url) => send<TileAnswer>('GET', url, undefined, gone.signal))
  const refresh = () => ask((url) => askQuietly<TileAnswer>(url))

  watch(address, () => void load(), { immediate: true })
  onScopeDispose(() => gone.abort())

  return { answer, problem, isLoading, load, refresh }
}
