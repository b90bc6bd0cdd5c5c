import { computed, ref } from 'vue'
import type { FilterValues, ShownFilter } from '#kernel/reports/dashboards/wire'

/**
 * What is chosen in the filters. It stands in the address, so that a link shows the same; what the dashboard starts
 * with does not.
 */
export function useFilters(filters: readonly ShownFilter[]) {
  const starts = Object.fromEntries(filters.map(({ key, value }) => [key, value ?? null]))
  const chosen = ref<FilterValues>({ ...starts, ...fromAddress(filters) })
  const changed = computed(() =>
    Object.fromEntries(
      Object.entries(chosen.value).filter(([key, value]) => !isSame(value, starts[key]))
    )
  )
  const isChanged = computed(() => Object.keys(changed.value).length > 0)
  /** The part of a tile's address that names them. */
  const query = computed(() =>
    isChanged.value ? `?${new URLSearchParams({ filters: JSON.stringify(changed.value) })}` : ''
  )

  function choose(key: string, value: unknown) {
    chosen.value = { ...chosen.value, [key]: value }
    note()
  }

  function reset() {
    chosen.value = { ...starts }
    note()
  }

  /** The framework keeps its state of the page in the history entry, so only the address is replaced. */
  function note() {
    window.history.replaceState(window.history.state, '', window.location.pathname + query.value)
  }

  return { chosen, query, isChanged, choose, reset }
}

function fromAddress(filters: readonly ShownFilter[]): FilterValues {
  const text = new URLSearchParams(window.location.search).get('filters')
  if (text === null) return {}
  try {
    const given = JSON.parse(text) as FilterValues
    const known = Object.entries(given).filter(([key]) => filters.some((one) => one.key === key))
    return Object.fromEntries(known)
  } catch {
    return {}
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
