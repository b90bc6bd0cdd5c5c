import { useRemember } from '@inertiajs/vue3'
import { computed, nextTick, ref, type Ref } from 'vue'
import { writesTo } from '../send'
import type { ModelDescription } from '../types'

interface Left {
  id: number
  writes: number
}

/**
 * The row a list is left from, kept with its entry of the browser's history: Back leads to it, also where the scroll
 * position has not been noted yet.
 */
export function useLeftRow(model: ModelDescription) {
  const left = useRemember(
    ref({ id: 0, writes: writesTo(model.path) }),
    `list:${model.name}`
  ) as Ref<Left>
  return {
    leftRow: computed(() => left.value.id),
    /** Done once it is noted. */
    async leaveFrom(id: number) {
      left.value = { id, writes: writesTo(model.path) }
      await nextTick()
    },
    /** Whether this tab has written to the model since. */
    isOutdated: () => left.value.writes !== writesTo(model.path),
  }
}
