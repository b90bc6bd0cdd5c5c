import { router } from '@inertiajs/vue3'
import { computed } from 'vue'
import type { Views } from '#kernel/records/views/wire'
import { send } from '../send'
import type { ModelDescription } from '../types'
import { chipsOf, filterText, type Chip } from './filters'

/** What the address says of a list: the API's own parameters, what it is grouped by, and the saved view it shows. */
export interface ListState {
  q?: string
  filter?: string
  sort?: string
  fields?: string
  archived?: string
  group?: string
  view?: string
  /** Shown as a pivot or chart instead of rows: as what, gathered by which fields, and what is measured. */
  show?: string
  rows?: string
  across?: string
  figure?: string
}

interface Shown {
  model: ModelDescription
  state: ListState
  columns?: string[]
  views?: Views
}

/** The list's state lives in the address alone: Back, a reload and a shared link show the same rows. */
export function useListState(props: Shown) {
  const chips = computed(() => chipsOf(props.state.filter))
  const sort = computed(() => (props.state.sort ?? props.model.sort).split(',')[0])
  const columns = computed(() => {
    const keys = props.columns ?? props.state.fields?.split(',') ?? props.model.list
    return keys.flatMap((key) => props.model.fields.find((field) => field.key === key) ?? [])
  })
  const isNarrowed = computed(() => Boolean(props.state.q || props.state.filter))

  function change(next: Partial<ListState>) {
    const query = { ...props.state, ...next }
    // Without any parameter the list would start with the user's own view again.
    if (props.views?.start && !query.view) query.view = 'all'
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
    router.get(props.model.path, Object.fromEntries(given) as Record<string, string>, {
      preserveState: true,
      only: ['rows', 'next', 'state', 'count', 'columns', 'isReduced'],
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

  /** Columns of a saved view belong to it; those of the list itself are remembered for the user. */
  async function showColumns(keys: string[]) {
    const isUsual = keys.join(',') === props.model.list.join(',')
    const view = props.views?.tabs.find((one) => one.id === props.state.view)
    if (props.state.fields || view?.name) {
      return change({ fields: isUsual ? undefined : keys.join(',') })
    }
    await send('PUT', `${props.model.path}/settings`, { columns: isUsual ? null : keys })
    change({})
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
  const { q, sort, archived, fields } = state
  const filter = ids ? JSON.stringify([['id', 'in', ids]]) : state.filter
  const query = { format, q, filter, sort, archived, fields: fields ?? model.list.join(',') }
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return `${model.path}/export?${new URLSearchParams(given as [string, string][])}`
}
