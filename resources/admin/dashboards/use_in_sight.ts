import { onMounted, onScopeDispose, ref, type ShallowRef } from 'vue'

/** Whether an element is in sight; what is not need not be asked for anew. */
export function useInSight(element: Readonly<ShallowRef<HTMLElement | null>>, onSeen: () => void) {
  const isInSight = ref(true)
  let observer: IntersectionObserver | undefined
  onMounted(() => {
    observer = new IntersectionObserver(([entry]) => {
      const wasInSight = isInSight.value
      isInSight.value = entry.isIntersecting
      if (entry.isIntersecting && !wasInSight) onSeen()
    })
    if (element.value) observer.observe(element.value)
  })
  onScopeDispose(() => observer?.disconnect())
  return isInSight
}
