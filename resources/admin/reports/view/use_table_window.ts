import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, watch, type Ref } from 'vue'
import { useRowHeight } from '~/records/list/use_row_height'

const PHONE_ROW = 36

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
  const items = computed(() => virtualizer.value.getVirtualItems())
  return {
    rowHeight,
    isNarrow,
    items,
    before: computed(() => items.value[0]?.start ?? 0),
    after: computed(() =>
      Math.max(0, virtualizer.value.getTotalSize() - (items.value.at(-1)?.end ?? 0))
    ),
    scrollTo: (line: number) => virtualizer.value.scrollToIndex(line),
    page: () => Math.max(1, Math.floor((scroller.value?.clientHeight ?? 0) / rowHeight.value) - 3),
  }
}
