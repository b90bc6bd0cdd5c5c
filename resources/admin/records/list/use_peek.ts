import { router, usePage } from '@inertiajs/vue3'
import { computed } from 'vue'

const PARAMETER = 'peek'

/**
 * Which record the list shows beside its rows: it stands in the address, so Back closes it, and a reload or a
 * shared link opens it again. The server is not asked for the list anew.
 */
export function usePeek() {
  const page = usePage()
  const peeked = computed(() => {
    const id = Number(new URL(page.url, location.origin).searchParams.get(PARAMETER))
    return Number.isSafeInteger(id) && id > 0 ? id : null
  })

  function show(id: number | null) {
    if (id === peeked.value) return
    const url = new URL(page.url, location.origin)
    if (id === null) url.searchParams.delete(PARAMETER)
    else url.searchParams.set(PARAMETER, String(id))
    const options = {
      url: url.pathname + url.search,
      preserveState: true,
      preserveScroll: true,
    }
    // One step of the browser's history for the panel, however many records one looks through.
    if (peeked.value === null) router.push(options)
    else router.replace(options)
  }

  return { peeked, show }
}
