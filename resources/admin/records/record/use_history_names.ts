import { reactive, watch } from 'vue'
import type { HistoryEntry } from '#kernel/activity/history'
import { send } from '../send'
import {
  kindOf,
  type FieldDescription,
  type Labelled,
  type ModelDescription,
  type Row,
} from '../types'
import { useValueText } from '../values/use_value_text'

interface Shown {
  model: ModelDescription
  record: Row
  entries: HistoryEntry[] | undefined
}

/** Values of the history as text. Referenced records are named with one request for each model they are of. */
export function useHistoryNames(props: Shown) {
  const { text } = useValueText()
  const names = reactive(new Map<string, string>())

  watch(
    () => props.entries,
    (entries) => entries && void askNames(entries),
    { immediate: true }
  )

  async function askNames(entries: HistoryEntry[]) {
    const wanted = new Map<string, Set<number>>()
    for (const { model, changes } of entries) {
      for (const { field: key, from, to } of changes) {
        const path = fieldOf(model, key)?.reference?.path
        if (!path) continue
        const ids = wanted.get(path) ?? new Set<number>()
        for (const id of [from, to]) if (id) ids.add(Number(id))
        wanted.set(path, ids)
      }
    }
    await Promise.all([...wanted].map(([path, ids]) => ask(path, [...ids])))
  }

  async function ask(path: string, ids: number[]) {
    if (ids.length === 0) return
    const found = await send<Labelled[]>(
      'GET',
      `${path}/pick?ids=${ids.slice(0, 20).join(',')}`
    ).catch(() => [])
    for (const { id, label } of found) names.set(`${path}/${id}`, label)
  }

  function fieldOf(model: string, key: string) {
    if (model === props.model.name) return props.model.fields.find((one) => one.key === key)
    const lines = props.model.fields.find((one) => one.lines?.model === model)?.lines
    return lines?.fields.find((one) => one.key === key)
  }

  function valueOf(field: FieldDescription, value: unknown) {
    if (value === null || value === undefined || value === '') return ''
    if (kindOf(field) === 'reference') {
      return names.get(`${field.reference?.path}/${String(value)}`) ?? `#${String(value)}`
    }
    const currency = field.currency ? { [field.currency]: props.record[field.currency] } : {}
    return text(field, { ...currency, [field.key]: value })
  }

  return { valueOf }
}
