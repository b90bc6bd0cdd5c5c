import { router } from '@inertiajs/vue3'
import { computed } from 'vue'
import type { ModelDescription } from '../types'
import { chipsOf, filterText, type Chip } from './filters'

/** What the address says of a list, in the API's own parameters. */
export interface ListState {
  q?: string
  filter?: string
  sort?: string
  fields?: string
  archived?: string
}

/** The list's state lives in the address alone: Back, a reload and a shared link show the same rows. */
export function useListState(props: { model: ModelDescription; state: ListState }) {
  const chips = computed(() => chipsOf(props.state.filter))
  const sort = computed(() => (props.state.sort ?? props.model.sort).split(',')[0])
  const columns = computed(() => {
    const keys = props.state.fields ? props.state.fields.split(',') : props.model.list
    return keys.flatMap((key) => props.model.fields.find((field) => field.key === key) ?? [])
  })
  const isNarrowed = computed(() => Boolean(props.state.q || props.state.filter))

  function change(next: Partial<ListState>) {
    const query = { ...props.state, ...next }
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
    router.get(props.model.path, Object.fromEntries(given) as Record<string, string>, {
      preserveState: true,
      only: ['rows', 'next', 'state', 'count'],
      reset: ['rows'],
      replace: next.q !== undefined && props.state.q !== undefined,
    })
  }

  function sortBy(key: string) {
    change({ sort: sort.value === key ? `-${key}` : key })
  }

  function setChips(next: Chip[]) {
    change({ filter: filterText(next) })
  }

  function showColumns(keys: string[]) {
    const usual = keys.join(',') === props.model.list.join(',')
    change({ fields: usual ? undefined : keys.join(',') })
  }

  return { chips, sort, columns, isNarrowed, change, sortBy, setChips, showColumns }
}

/** The same list as a file. */
export function exportHref(
  model: ModelDescription,
  state: ListState,
  format: string,
  ids?: number[]
) {
  const filter = ids ? JSON.stringify([['id', 'in', ids]]) : state.filter
  const query = { format, ...state, filter, fields: state.fields ?? model.list.join(',') }
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return `${model.path}/export?${new URLSearchParams(given as [string, string][])}`
}
