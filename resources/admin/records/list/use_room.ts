import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** How wide an element is inside, in pixels, kept up to date; 0 before it is there. */
export function useRoom(element: Readonly<Ref<HTMLElement | null>>) {
  const room = ref(0)
  const measure = () => (room.value = element.value?.clientWidth ?? 0)
  const watcher = new ResizeObserver(measure)
  onMounted(() => {
    measure()
    if (element.value) watcher.observe(element.value)
  })
  onBeforeUnmount(() => watcher.disconnect())
  return room
}
