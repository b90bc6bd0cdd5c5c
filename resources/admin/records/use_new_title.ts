import { usePage } from '@inertiajs/vue3'
import { computed } from 'vue'
import { useShared } from '~/shared'
import type { ModelDescription } from './types'
import { useTexts } from './use_texts'

/** "New bill" where the address asks for that sort of record as an entry of the menu does, else "New invoice". */
export function useNewTitle(model: () => ModelDescription) {
  const { menu } = useShared()
  const page = usePage()
  const { t, lowerFirst } = useTexts()
  return computed(() => {
    const sorts = menu.value.flatMap(({ items }) => items.flatMap(({ create }) => create ?? []))
    const sort = sorts.find(({ href }) => href === page.url)
    const name = t(sort?.label ?? `${model().messages}.one`)
    return t('records.new', { model: name, inline: lowerFirst(name) })
  })
}
