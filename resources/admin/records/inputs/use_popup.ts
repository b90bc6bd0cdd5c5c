import { onBeforeUnmount, ref, useTemplateRef, type Ref } from 'vue'

const GAP = 4

/**
 * A list in the browser's top layer, placed below its input or above it where there is more room. It stays
 * within its dialog in the document, so focus traps and outside clicks of a slideover are not disturbed.
 */
export function usePopup(anchor: Readonly<Ref<HTMLElement | null>>) {
  const popup = useTemplateRef<HTMLElement>('popup')
  const open = ref(false)

  function show() {
    if (open.value || !popup.value) return
    open.value = true
    popup.value.showPopover()
    place()
    addEventListener('scroll', place, true)
    addEventListener('resize', place)
  }

  function hide() {
    if (!open.value) return
    open.value = false
    popup.value?.hidePopover()
    removeEventListener('scroll', place, true)
    removeEventListener('resize', place)
  }

  function place() {
    const [box, list] = [anchor.value?.getBoundingClientRect(), popup.value]
    if (!box || !list) return
    const below = innerHeight - box.bottom
    const width = Math.min(Math.max(box.width, 260), innerWidth - 16)
    list.style.width = `${width}px`
    list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`
    const goesUp = below < 240 && box.top > below
    list.style.top = goesUp ? 'auto' : `${box.bottom + GAP}px`
    list.style.bottom = goesUp ? `${innerHeight - box.top + GAP}px` : 'auto'
  }

  onBeforeUnmount(hide)
  return { popup, open, show, hide }
}
