import { ref } from 'vue'
import type { ListSettings } from '#kernel/records/views/wire'
import { send } from '../send'
import { useTexts } from '../use_texts'
import {
  isCompany,
  isNumeric,
  kindOf,
  type FieldDescription,
  type ModelDescription,
} from '../types'

const USUAL: Record<string, number> = {
  boolean: 96,
  date: 128,
  datetime: 144,
  choice: 136,
  integer: 96,
  percent: 104,
}
const LEAST = 64
const MOST = 800
const LETTER = 7

/** Column widths of one model's list: as the user set them, remembered on the server. */
export function useColumns(model: ModelDescription, settings: () => ListSettings | undefined) {
  const { label } = useTexts()
  const widths = ref<Record<string, number>>(settings()?.widths ?? {})

  /** Wide enough for its kind and for its own head. */
  function widthOf(field: FieldDescription) {
    const head = label(field).length * LETTER + 36
    return (
      widths.value[field.key] ??
      Math.max(usualWidth(field, field.key === model.title), Math.min(head, 220))
    )
  }

  function resize(field: FieldDescription, width: number) {
    widths.value = {
      ...widths.value,
      [field.key]: Math.round(Math.min(MOST, Math.max(LEAST, width))),
    }
  }

  /** A width that could not be kept is kept next time; nobody is stopped by it. */
  function remember() {
    void send('PUT', `${model.path}/settings`, { widths: widths.value }).catch(() => undefined)
  }

  return { widthOf, resize, remember }
}

function usualWidth(field: FieldDescription, isTitle: boolean) {
  // Of documents it is a number, of other records a name.
  if (isTitle) return field.max && field.max <= 60 ? 168 : 240
  if (isCompany(field)) return 160
  if (isNumeric(field)) return USUAL[kindOf(field)] ?? 136
  return USUAL[kindOf(field)] ?? 176
}
