import { useElementSize, useMutationObserver } from '@vueuse/core'
import { computed, ref, type Ref } from 'vue'
import { useShared } from '~/shared'
import { lookOf } from './palette'

const NARROW = 560

/** How a chart looks here and now: ground, direction, letters and width, as they change. */
export function useLook(place: Ref<HTMLElement | null>) {
  const { locale } = useShared()
  const root = document.documentElement
  const isDark = ref(root.classList.contains('dark'))
  const isRightToLeft = ref(root.dir === 'rtl')
  useMutationObserver(
    root,
    () => {
      isDark.value = root.classList.contains('dark')
      isRightToLeft.value = root.dir === 'rtl'
    },
    { attributes: true, attributeFilter: ['class', 'dir'] }
  )
  const { width } = useElementSize(place)
  const isNarrow = computed(() => width.value > 0 && width.value < NARROW)
  return computed(() =>
    lookOf(isDark.value, {
      locale: locale.value,
      isRightToLeft: isRightToLeft.value,
      isNarrow: isNarrow.value,
      font: getComputedStyle(document.body).fontFamily,
    })
  )
}
