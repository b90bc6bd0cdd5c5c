import { computed } from 'vue'
import type { ModelDescription, Row } from './types'
import { listAddress } from './list/use_left_row'
import { useTexts } from './use_texts'
import { useValueText } from './values/use_value_text'

/** What a record is called, and the way back to its list. */
export function useTitle(model: () => ModelDescription, record: () => Row | null) {
  const { one, many, pluginName } = useTexts()
  const { text } = useValueText()
  const title = computed(() => {
    const row = record()
    if (!row) return one(model())
    const field = model().fields.find((each) => each.key === model().title)
    const own = field && field.key !== 'id' && text(field, row)
    return own || `${one(model())} #${row.id}`
  })
  const crumbs = computed(() => [
    { label: pluginName(model().plugin) },
    { label: many(model()), href: listAddress(model().path) },
  ])
  return { title, crumbs }
}
