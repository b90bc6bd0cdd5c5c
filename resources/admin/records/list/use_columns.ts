import { computed, ref } from 'vue'
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
import { fitColumns } from './fit_columns'

const USUAL: Record<string, number> = {
  boolean: 96,
  date: 128,
  datetime: 144,
  choice: 136,
  integer: 96,
  percent: 104,
}
/** How narrow a kind stays readable; what is cut has an ellipsis. */
const NARROW: Record<string, number> = {
  boolean: 72,
  date: 112,
  datetime: 120,
  choice: 104,
  integer: 80,
  percent: 88,
}
const LEAST = 64
const MOST = 800
const LETTER = 7
const WIDEST_HEAD = 220
const NARROWEST_HEAD = 132
/** Words take up to so many times their usual width where there is room. */
const GROWTH = 2.4

/** Column widths of one model's list: as the user set them, remembered on the server, the others as the room allows. */
export function useColumns(
  list: { model: ModelDescription; columns: FieldDescription[]; settings?: ListSettings },
  room: () => number
) {
  const { model } = list
  const { label } = useTexts()
  const widths = ref<Record<string, number>>(list.settings?.widths ?? {})
  /** While somebody sets a width the others stay as they are. */
  const held = ref<Record<string, number>>({})

  function wishOf(field: FieldDescription) {
    const own = widths.value[field.key] ?? held.value[field.key]
    if (own !== undefined) return { width: own, least: own, most: own }
    const isTitle = field.key === model.title
    const usual = usualWidth(field, isTitle)
    const head = label(field).length * LETTER + 36
    const width = Math.max(usual, Math.min(head, WIDEST_HEAD))
    const least = Math.max(leastWidth(field, isTitle), Math.min(head, NARROWEST_HEAD))
    return { width, least: Math.min(width, least), most: isWords(field) ? width * GROWTH : width }
  }

  const fitted = computed(() => {
    const found = fitColumns(list.columns.map(wishOf), room())
    return new Map(list.columns.map((field, at) => [field.key, found[at]]))
  })

  const widthOf = (field: FieldDescription) => fitted.value.get(field.key)!

  function resize(field: FieldDescription, width: number) {
    held.value = Object.fromEntries(fitted.value)
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

/** A number of documents, as a title, is as long as it is. */
const isShort = (field: FieldDescription) => Boolean(field.max && field.max <= 60)

/** Such as that of an account. */
const isCode = (field: FieldDescription) => Boolean(field.max && field.max <= 20)

/** What is typed or chosen as words can be longer than its column; figures, dates and choices cannot. */
function isWords(field: FieldDescription) {
  return !isNumeric(field) && USUAL[kindOf(field)] === undefined && !isShort(field)
}

function usualWidth(field: FieldDescription, isTitle: boolean) {
  // Of documents it is a number, of other records a name.
  if (isTitle) return isCode(field) ? 104 : isShort(field) ? 168 : 240
  if (isCompany(field)) return 160
  if (isNumeric(field)) return USUAL[kindOf(field)] ?? 136
  return USUAL[kindOf(field)] ?? 176
}

function leastWidth(field: FieldDescription, isTitle: boolean) {
  if (isTitle) return isCode(field) ? 88 : isShort(field) ? 144 : 176
  if (isNumeric(field)) return NARROW[kindOf(field)] ?? 120
  return NARROW[kindOf(field)] ?? 128
}
