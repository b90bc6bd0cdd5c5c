import type { Place } from '#kernel/reports/dashboards/wire'
import { COLUMNS } from '../layout'

interface Dragging {
  /** The grid the tile stands in. */
  grid: () => HTMLElement | null
  place: () => Place
  onDrag: (to: Partial<Place>) => void
  onDrop: () => void
}

/** Below this width there is one column, and nothing to put beside anything. */
const ONE_COLUMN = 768

/** Moves or resizes a tile with the pointer, by whole columns and rows. */
export function useDrag({ grid, place, onDrag, onDrop }: Dragging) {
  function begin(event: PointerEvent, how: 'move' | 'resize') {
    const element = grid()
    if (!element || event.button !== 0 || window.innerWidth < ONE_COLUMN) return
    event.preventDefault()
    const handle = event.currentTarget as HTMLElement
    handle.setPointerCapture(event.pointerId)
    handle.focus()
    const style = getComputedStyle(element)
    const gap = Number.parseFloat(style.columnGap)
    const column = (element.clientWidth + gap) / COLUMNS
    const row = Number.parseFloat(style.gridAutoRows) + gap
    const from = { ...place() }
    const isMirrored = style.direction === 'rtl'

    function follow(moved: PointerEvent) {
      const across = (moved.clientX - event.clientX) * (isMirrored ? -1 : 1)
      const columns = Math.round(across / column)
      const rows = Math.round((moved.clientY - event.clientY) / row)
      onDrag(
        how === 'move'
          ? { x: from.x + columns, y: from.y + rows }
          : { w: from.w + columns, h: from.h + rows }
      )
    }

    function end() {
      handle.removeEventListener('pointermove', follow)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', end)
      onDrop()
    }

    handle.addEventListener('pointermove', follow)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', end)
  }

  return { begin }
}
