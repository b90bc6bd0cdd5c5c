import { onMounted, shallowRef, type ShallowRef } from 'vue'
import type { ReportField } from '#kernel/reports/editor/wire'
import type { Spot } from './definition/chips'

/** What is being dragged: a field of the tree, or what stands on a spot of a shelf. */
export interface Dragged {
  field: ReportField | undefined
  spot?: Spot
}

const dragged = shallowRef<Dragged | null>(null)

/** What is being dragged just now, for whoever shows where it may go. */
export const useDragged = () => dragged

/** Makes an element one that can be dragged. */
export function useDragSource(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  what: () => Dragged,
  name: () => string
) {
  onMounted(() => {
    element.value?.addEventListener('dragstart', (event) => {
      event.stopPropagation()
      event.dataTransfer?.setData('text/plain', name())
      dragged.value = what()
    })
    element.value?.addEventListener('dragend', () => (dragged.value = null))
  })
}

/** Makes an element one that things are dropped on, before the child they are dropped at. */
export function useDropTarget(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  on: { takes: (what: Dragged) => boolean; drop: (what: Dragged, at: number) => void }
) {
  const over = shallowRef<number | null>(null)

  function onOver(event: DragEvent) {
    if (!dragged.value || !on.takes(dragged.value)) return
    event.preventDefault()
    over.value = placeOf(event, element.value!)
  }

  function onDrop(event: DragEvent) {
    event.preventDefault()
    const [what, at] = [dragged.value, over.value]
    dragged.value = over.value = null
    if (what && at !== null) on.drop(what, at)
  }

  onMounted(() => {
    element.value?.addEventListener('dragover', onOver)
    element.value?.addEventListener('dragleave', () => (over.value = null))
    element.value?.addEventListener('drop', onDrop)
  })
  return over
}

/** Before which of the chips the pointer stands: chips run as text does, line by line. */
function placeOf(event: DragEvent, shelf: HTMLElement) {
  const chips = [...shelf.querySelectorAll('[data-chip]')].map((one) => one.getBoundingClientRect())
  const isMirrored = getComputedStyle(shelf).direction === 'rtl'
  const at = chips.findIndex(({ left, width, top, bottom }) => {
    if (event.clientY < top) return true
    const isBefore = event.clientX < left + width / 2
    return event.clientY <= bottom && isBefore !== isMirrored
  })
  return at < 0 ? chips.length : at
}
