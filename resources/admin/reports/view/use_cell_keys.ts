import { ref } from 'vue'

interface Grid {
  rows: () => number
  columns: () => number
  page: () => number
  open: (row: number, column: number) => void
  show: (row: number, column: number) => void
}

/**
 * The keyboard over the cells of a table: one is active. The focus stays on the table itself, since a row that
 * scrolls out of sight leaves the page and would take the focus with it.
 */
export function useCellKeys({ rows, columns, page, open, show }: Grid) {
  const active = ref<{ row: number; column: number } | null>(null)

  function goTo(row: number, column: number) {
    if (rows() === 0) return
    const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at))
    active.value = { row: within(row, rows()), column: within(column, columns()) }
    show(active.value.row, active.value.column)
  }

  function onKey(event: KeyboardEvent) {
    const { row, column } = active.value ?? { row: -1, column: 0 }
    const isMod = event.ctrlKey || event.metaKey
    const isRightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl'
    const along = isRightToLeft ? -1 : 1
    const moves: Record<string, () => void> = {
      ArrowDown: () => goTo(row + 1, column),
      ArrowUp: () => goTo(row - 1, column),
      ArrowRight: () => goTo(Math.max(0, row), column + along),
      ArrowLeft: () => goTo(Math.max(0, row), column - along),
      PageDown: () => goTo(row + page(), column),
      PageUp: () => goTo(row - page(), column),
      Home: () => goTo(isMod ? 0 : row, 0),
      End: () => goTo(isMod ? rows() : row, columns()),
      Enter: () => active.value && open(row, column),
    }
    const move = moves[event.key]
    if (!move || event.altKey || event.shiftKey) return
    if (isMod && event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    event.stopPropagation()
    move()
  }

  /** Whoever comes by Tab sees where he is. */
  function onFocus(event: FocusEvent) {
    const isByKey = (event.currentTarget as Element).matches(':focus-visible')
    if (!active.value && isByKey) goTo(0, 0)
  }

  return { active, goTo, onKey, onFocus }
}
