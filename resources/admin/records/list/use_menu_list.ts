import { computed } from 'vue'
import { useShared } from '~/shared'
import type { ModelDescription } from '../types'
import { useTexts } from '../use_texts'
import { newHref } from './new_href'

interface Shown {
  model: ModelDescription
  /** As the address has it. */
  filter?: string
}

/**
 * What a list is called and where its new records are made: as an entry of the menu has it that filters the same list
 * so, as bills are of invoices, else as the model has it.
 */
export function useMenuList(shown: () => Shown) {
  const { menu } = useShared()
  const { t, many, lowerFirst } = useTexts()

  const entry = computed(() => {
    const { model, filter } = shown()
    if (!filter) return undefined
    return menu.value
      .flatMap(({ items }) => items)
      .find(({ href }) => {
        const [path, query] = href.split('?')
        return path === model.path && new URLSearchParams(query).get('filter') === filter
      })
  })
  const name = computed(() => (entry.value ? t(entry.value.label) : many(shown().model)))
  const creations = computed(() => {
    const { model, filter } = shown()
    const usual = [{ label: `${model.messages}.one`, href: newHref(model, filter) }]
    const all = entry.value?.create ?? usual
    return model.verbs.includes('create') ? all.map(({ label, href }) => named(t(label), href)) : []
  })

  function named(one: string, href: string) {
    return { href, label: t('records.new', { model: one, inline: lowerFirst(one) }) }
  }

  return { entry, name, creations }
}
