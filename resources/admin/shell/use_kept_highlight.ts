const MOVES = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'])

/** The choice somebody moved to stays highlighted when more is found: the library would begin at the first again. */
export function useKeptHighlight() {
  let chosen: { element: HTMLElement; text: string | null } | undefined
  let isMoving = false

  /** By somebody's key or pointer: what is highlighted next is chosen. */
  function move(event: KeyboardEvent | PointerEvent) {
    if (!event.isTrusted) return
    if (event instanceof KeyboardEvent && !MOVES.has(event.key)) return
    isMoving = true
    // Later than the library's own listener: what is queued runs between two listeners of one event.
    setTimeout(() => (isMoving = false))
  }

  /** Typing begins anew. */
  function forget() {
    chosen = undefined
  }

  function highlighted(item: { ref: HTMLElement } | undefined) {
    if (!item || item.ref === chosen?.element) return
    if (isMoving) chosen = { element: item.ref, text: item.ref.textContent }
    else if (chosen?.element.isConnected && chosen.element.textContent === chosen.text) {
      // The library offers no other way from outside than the pointer's.
      chosen.element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))
    }
  }

  return { move, forget, highlighted }
}
