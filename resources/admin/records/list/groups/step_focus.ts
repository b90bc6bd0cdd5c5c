/** Up and down walk the groups and rows, right opens a group, left closes it, x selects. */
export function stepFocus(event: KeyboardEvent, root: HTMLElement) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const stops = [...root.querySelectorAll<HTMLElement>('[data-group-stop]')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const steps = STEPS[event.key]
  if (steps) {
    event.preventDefault()
    stops[Math.max(0, Math.min(stops.length - 1, at + steps))]?.focus()
    return
  }
  if (event.key === 'x') {
    event.preventDefault()
    stops[at]?.closest('tr')?.querySelector<HTMLElement>('[role=checkbox]')?.click()
    return
  }
  const expanded = stops[at]?.getAttribute('aria-expanded')
  const wanted = event.key === 'ArrowRight' ? 'false' : event.key === 'ArrowLeft' ? 'true' : null
  if (wanted === null || expanded !== wanted) return
  event.preventDefault()
  stops[at].click()
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }
