import { send } from 'kontor/ui'
import { shallowRef, watch } from 'vue'
import type { ModelDescription } from '~/records/types'

/** The source of a report as its own screens describe it; null until it is there. */
export function usePlace(source: () => string) {
  const place = shallowRef<ModelDescription | null>(null)
  watch(
    source,
    async (name) => {
      place.value = null
      if (name === '') return
      const found = await send<ModelDescription>('GET', `/kernel/reports/sources/${name}`).catch(
        () => null
      )
      if (name === source()) place.value = found
    },
    { immediate: true }
  )
  return place
}
