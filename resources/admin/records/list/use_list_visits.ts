import { router } from '@inertiajs/vue3'
import { onBeforeUnmount, onMounted, ref } from 'vue'
import type { ModelDescription, Row } from '../types'

const MOST = 500

interface Shown {
  model: ModelDescription
  rows: Row[]
  next: string | null
}

/**
 * The requests of a list on its own address: further pages, the count, and what to do when one fails.
 * What part is asked for goes in headers. Inertia's `preserveUrl` would do it too, but while such an answer is put
 * in place it drops every other entry of the browser's history, and Back then leads to the wrong list.
 */
export function useListVisits(props: Shown) {
  const busy = ref(false)
  const loadingMore = ref(false)
  const failed = ref(false)
  let again: (() => void) | undefined
  let cancelMore: (() => void) | undefined

  /** Appends the next page; the address stays as it is. */
  function loadMore() {
    if (loadingMore.value || !props.next) return
    again = loadMore
    router.reload({
      only: ['rows', 'next'],
      headers: { 'X-List-After': props.next },
      onCancelToken: ({ cancel }) => (cancelMore = cancel),
      onStart: () => ((loadingMore.value = true), (failed.value = false)),
      onFinish: () => ((loadingMore.value = false), (cancelMore = undefined)),
    })
  }

  function countAll() {
    again = countAll
    router.reload({ only: ['count'], headers: { 'X-List-Count': 'exact' } })
  }

  /** Fetches what is shown once more, as far as one answer reaches. */
  function refresh() {
    cancelMore?.()
    const limit = String(Math.min(MOST, Math.max(50, props.rows.length)))
    router.reload({
      only: ['rows', 'next', 'count'],
      reset: ['rows'],
      headers: { 'X-List-Limit': limit },
    })
  }

  function retry() {
    failed.value = false
    ;(again ?? refresh)()
  }

  const stop: (() => void)[] = []
  onMounted(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    stop.push(
      router.on('start', ({ detail: { visit } }) => {
        if (!visit.async) cancelMore?.()
        const narrows = visit.only.includes('rows') && visit.reset.includes('rows')
        if (narrows && visit.url.pathname === props.model.path) {
          timer = setTimeout(() => (busy.value = true), 400)
        }
      }),
      router.on('finish', () => {
        clearTimeout(timer)
        busy.value = false
      }),
      router.on('networkError', (event) => {
        event.preventDefault()
        failed.value = true
      })
    )
  })
  onBeforeUnmount(() => stop.forEach((end) => end()))

  return { busy, loadingMore, failed, loadMore, countAll, retry, refresh }
}
