import { onMounted, onScopeDispose, ref } from 'vue'

/** Milliseconds between two refreshes. */
const EVERY = 60_000

/**
 * Calls `refresh` each minute while somebody looks at the page, and at once when he comes back to it or to the
 * network. Without a connection it waits.
 */
export function useRefresh(refresh: () => void) {
  const refreshedAt = ref(Date.now())
  const isOffline = ref(!navigator.onLine)

  function now() {
    if (document.visibilityState !== 'visible' || isOffline.value) return
    refreshedAt.value = Date.now()
    refresh()
  }

  function onBack() {
    if (Date.now() - refreshedAt.value >= EVERY / 2) now()
  }

  function onNetwork() {
    isOffline.value = !navigator.onLine
    if (!isOffline.value) now()
  }

  let timer: number | undefined
  onMounted(() => {
    timer = window.setInterval(now, EVERY)
    document.addEventListener('visibilitychange', onBack)
    window.addEventListener('online', onNetwork)
    window.addEventListener('offline', onNetwork)
  })
  onScopeDispose(() => {
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', onBack)
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onNetwork)
  })

  return { refreshedAt, isOffline, now }
}
