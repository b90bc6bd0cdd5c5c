import { useVirtualizer } from '@tanstack/vue-virtual'
import { useEventListener } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import { useRowHeight } from '~/records/list/use_row_height'

const PHONE_ROW = 36
/** So many lines go to a printer; longer tables go as a file. */
const PRINTED = 2000

/** Which lines of a long table are in the page: those in sight and a few around them. */
export function useTableWindow(scroller: Ref<HTMLElement | null>, count: () => number) {
  const { rowHeight: usual, isNarrow } = useRowHeight()
  const rowHeight = computed(() => (isNarrow.value ? PHONE_ROW : usual.value))
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: count(),
      getScrollElement: () => scroller.value,
      estimateSize: () => rowHeight.value,
      overscan: 10,
      initialRect: { width: 1000, height: 900 },
    }))
  )
  watch(rowHeight, () => virtualizer.value.measure())
  const isPrinting = ref(false)
  useEventListener(window, 'beforeprint', () => (isPrinting.value = true))
  useEventListener(window, 'afterprint', () => (isPrinting.value = false))
  const items = computed(() => (isPrinting.value ? printed() : virtualizer.value.getVirtualItems()))

  function printed() {
    const lines = Math.min(count(), PRINTED)
    return Array.from({ length: lines }, (_, index) => {
      const start = index * rowHeight.value
      return { index, start, end: start + rowHeight.value }
    })
  }
  return {
    rowHeight,
    isNarrow,
    items,
    before: computed(() => items.value[0]?.start ?? 0),
    after: computed(() =>
      isPrinting.value
        ? 0
        : Math.max(0, virtualizer.value.getTotalSize() - (items.value.at(-1)?.end ?? 0))
    ),
    scrollTo: (line: number) => virtualizer.value.scrollToIndex(line),
    page: () => Math.max(1, Math.floor((scroller.value?.clientHeight ?? 0) / rowHeight.value) - 3),
  }
}
