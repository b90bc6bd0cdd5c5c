import { ref, type Ref } from 'vue'
import type { Row } from '../types'

interface Options {
  rows: Ref<Row[]>
  open: (row: Row) => void
  scrollTo: (index: number) => void
  page: () => number
}

/**
 * The keyboard in a list: one row is active, any number are selected. The focus stays on the grid itself,
 * since a row that scrolls out of sight leaves the page and would take the focus with it.
 */
export function useRowKeys({ rows, open, scrollTo, page }: Options) {
  const active = ref(-1)
  const selected = ref(new Set<number>())
  let anchor = -1

  function activate(index: number) {
    if (rows.value.length === 0) return
    active.value = Math.max(0, Math.min(rows.value.length - 1, index))
    scrollTo(active.value)
  }

  function toggle(index: number) {
    const id = rows.value[index]?.id
    if (id === undefined) return
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
    anchor = index
  }

  function selectTo(index: number) {
    const from = anchor < 0 ? index : anchor
    const [low, high] = from < index ? [from, index] : [index, from]
    selected.value = new Set([
      ...selected.value,
      ...rows.value.slice(low, high + 1).map((row) => row.id),
    ])
  }

  function clear() {
    selected.value = new Set()
  }

  function move(steps: number, extend: boolean) {
    if (extend && anchor < 0) anchor = Math.max(active.value, 0)
    const target = Math.max(0, Math.min(rows.value.length - 1, active.value + steps))
    activate(target)
    if (extend) selectTo(target)
  }

  /** Answers whether the key was one of the list's. */
  function onKey(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const act = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return false
    event.preventDefault()
    act(event.shiftKey)
    return true
  }

  const actions: Record<string, (shift: boolean) => void> = {
    'j': (shift) => move(1, shift),
    'k': (shift) => move(-1, shift),
    'ArrowDown': (shift) => move(1, shift),
    'ArrowUp': (shift) => move(-1, shift),
    'PageDown': (shift) => move(page(), shift),
    'PageUp': (shift) => move(-page(), shift),
    'Home': (shift) => move(-rows.value.length, shift),
    'End': (shift) => move(rows.value.length, shift),
    ' ': () => toggle(active.value),
    'x': () => toggle(active.value),
    'Enter': () => active.value >= 0 && open(rows.value[active.value]),
    'Escape': () => clear(),
  }

  return { active, selected, activate, toggle, selectTo, clear, onKey }
}
