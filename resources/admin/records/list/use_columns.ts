import { computed, ref } from 'vue'
import { useTexts } from '../use_texts'
import { isNumeric, kindOf, type FieldDescription, type ModelDescription } from '../types'

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

/** Column widths and the last choice of columns of one model, remembered on this machine. */
export function useColumns(model: ModelDescription) {
  const name = `kontor.columns:${model.name}`
  const { label } = useTexts()
  const stored = read(name)
  const widths = ref<Record<string, number>>(stored.widths ?? {})

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

  function remember(keys?: string[]) {
    localStorage.setItem(
      name,
      JSON.stringify({ widths: widths.value, keys: keys ?? read(name).keys })
    )
  }

  return { widthOf, resize, remember, remembered: computed(() => stored.keys) }
}

function usualWidth(field: FieldDescription, isTitle: boolean) {
  if (isTitle) return 240
  if (isNumeric(field)) return USUAL[kindOf(field)] ?? 136
  return USUAL[kindOf(field)] ?? 176
}

function read(name: string): { widths?: Record<string, number>; keys?: string[] } {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}') as {
      widths?: Record<string, number>
      keys?: string[]
    }
  } catch {
    return {}
  }
}
