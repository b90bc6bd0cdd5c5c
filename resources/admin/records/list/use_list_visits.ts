import { router } from '@inertiajs/vue3'
import { onBeforeUnmount, onMounted, ref } from 'vue'
import type { ModelDescription, Row } from '../types'

const MOST = 500

interface Shown {
  model: ModelDescription
  rows: Row[]
  next: string | null
}

/** The requests of a list on its own address: further pages, the count, and what to do when one fails. */
export function useListVisits(props: Shown) {
  const busy = ref(false)
  const loadingMore = ref(false)
  const failed = ref(false)
  let again: (() => void) | undefined

  /** Appends the next page; the address stays as it is. */
  function loadMore() {
    if (loadingMore.value || !props.next) return
    const { next } = props
    again = loadMore
    router.reload({
      only: ['rows', 'next'],
      data: { after: next },
      preserveUrl: true,
      onStart: () => ((loadingMore.value = true), (failed.value = false)),
      onFinish: () => (loadingMore.value = false),
    })
  }

  function countAll() {
    again = countAll
    router.reload({ only: ['count'], data: { count: 'exact' }, preserveUrl: true })
  }

  /** Fetches what is shown once more, as far as one answer reaches. */
  function refresh() {
    const limit = String(Math.min(MOST, Math.max(50, props.rows.length)))
    router.reload({
      only: ['rows', 'next', 'count'],
      reset: ['rows'],
      data: { limit },
      preserveUrl: true,
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
