import { router, useRemember } from '@inertiajs/vue3'
import { computed, nextTick, ref, type Ref } from 'vue'
import { writesTo } from '../send'
import type { ModelDescription } from '../types'

interface Left {
  id: number
  writes: number
}

/** How each list was left last: what it showed, and the row one went on to. */
const ways = new Map<string, { address: string; id: number }>()
let returning: string | undefined

/** The list of a model as it was left last. */
export function listAddress(path: string) {
  return ways.get(path)?.address ?? path
}

/** Back to the list as it was left, on the same row. */
export function backToList(path: string) {
  returning = path
  router.visit(listAddress(path))
}

/** What stood beside the list was looked at, and is done. */
function addressWithoutPeek() {
  const query = new URLSearchParams(location.search)
  query.delete('peek')
  return query.size > 0 ? `${location.pathname}?${query}` : location.pathname
}

/** Once only: a list one goes to anew begins at its top. */
function rowReturnedTo(path: string) {
  const id = returning === path ? ways.get(path)?.id : undefined
  returning = undefined
  return id ?? 0
}

/**
 * The row a list is left from, kept with its entry of the browser's history: Back leads to it, also where the scroll
 * position has not been noted yet.
 */
export function useLeftRow(model: ModelDescription) {
  const left = useRemember(
    ref({ id: rowReturnedTo(model.path), writes: writesTo(model.path) }),
    `list:${model.name}`
  ) as Ref<Left>
  return {
    leftRow: computed(() => left.value.id),
    /** Done once it is noted. */
    async leaveFrom(id: number) {
      ways.set(model.path, { address: addressWithoutPeek(), id })
      left.value = { id, writes: writesTo(model.path) }
      await nextTick()
    },
    /** Whether this tab has written to the model since. */
    isOutdated: () => left.value.writes !== writesTo(model.path),
  }
}
