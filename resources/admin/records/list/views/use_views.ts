import { router } from '@inertiajs/vue3'
import { computed } from 'vue'
import type { Views, ViewQuery, ViewTab } from '#kernel/records/views/wire'
import { notify } from '~/ui/notify'
import { Problem, send } from '../../send'
import type { ModelDescription } from '../../types'
import { useTexts } from '../../use_texts'
import type { ListState } from '../use_list_state'

const KEYS = [
  'q',
  'filter',
  'sort',
  'fields',
  'group',
  'archived',
  'show',
  'rows',
  'across',
  'figure',
] as const

export interface Shown {
  model: ModelDescription
  state: ListState
  views?: Views
}

/** The views above a list: which one is shown, whether it was changed, and what can be done with it. */
export function useViews(props: Shown) {
  const { t } = useTexts()
  const tabs = computed(() => props.views?.tabs ?? [])
  const active = computed(() => tabs.value.find((one) => one.id === props.state.view))
  const isChanged = computed(() => {
    const saved: ViewQuery = active.value?.query ?? {}
    return KEYS.some((key) => (props.state[key] ?? '') !== (saved[key] ?? ''))
  })

  const nameOf = (tab: ViewTab) => tab.name ?? t(`lists.views.${tab.id}`)

  /** The address of a view; "All" must be named only where the list would start with another one. */
  function addressOf(tab: ViewTab | undefined) {
    const query = tab ? { view: tab.id, ...tab.query } : props.views?.start ? { view: 'all' } : {}
    const text = new URLSearchParams(query).toString()
    return text ? `${props.model.path}?${text}` : props.model.path
  }

  function open(tab: ViewTab | undefined) {
    router.visit(addressOf(tab), { preserveState: true })
  }

  /** What the list shows now, as a view keeps it. */
  function current(): ViewQuery {
    const given = KEYS.flatMap((key) => (props.state[key] ? [[key, props.state[key]]] : []))
    return Object.fromEntries(given) as ViewQuery
  }

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const next = typeof error.body.next === 'string' ? error.body.next : undefined
      notify({ title: error.message || t('records.refused'), description: next, color: 'error' })
      return false
    }
  }

  const reload = () => router.reload({ only: ['views'] })

  function saveAs(name: string) {
    return attempt(async () => {
      const { id } = await send<{ id: number }>('POST', `${props.model.path}/views`, {
        name,
        query: current(),
      })
      notify({ title: t('lists.views.saved', { name }), color: 'success' })
      const query = { view: String(id), ...current() }
      router.visit(`${props.model.path}?${new URLSearchParams(query)}`, { preserveState: true })
    })
  }

  function change(tab: ViewTab, changes: { name?: string; query?: ViewQuery }) {
    return attempt(async () => {
      await send('PATCH', `/kernel/views/${tab.id}`, changes)
      notify({
        title: t('lists.views.saved', { name: changes.name ?? nameOf(tab) }),
        color: 'success',
      })
      reload()
    })
  }

  function share(tab: ViewTab, sharedWith: string, roleId: number | null) {
    return attempt(async () => {
      await send('PUT', `/kernel/views/${tab.id}/sharing`, {
        shared_with: sharedWith,
        role_id: roleId,
      })
      notify({ title: t('lists.views.shared'), color: 'success' })
      reload()
    })
  }

  function remove(tab: ViewTab) {
    return attempt(async () => {
      await send('DELETE', `/kernel/views/${tab.id}`)
      const name = nameOf(tab)
      notify({ title: t('lists.views.deleted', { name }), undo: () => void bringBack(tab) })
      open(undefined)
    })
  }

  async function bringBack(tab: ViewTab) {
    if (await attempt(() => send('POST', `/kernel/views/${tab.id}/restore`))) open(tab)
  }

  function startWith(tab: ViewTab | null) {
    return attempt(async () => {
      await send('PUT', `${props.model.path}/settings`, { start: tab?.id ?? null })
      if (tab) notify({ title: t('lists.views.starts', { name: nameOf(tab) }), color: 'success' })
      reload()
    })
  }

  function move(tab: ViewTab, steps: number) {
    const ids = tabs.value.filter((one) => one.name !== null).map((one) => Number(one.id))
    const at = ids.indexOf(Number(tab.id))
    ids.splice(at, 1)
    ids.splice(at + steps, 0, Number(tab.id))
    return attempt(async () => {
      await send('PUT', `${props.model.path}/settings`, { order: ids })
      reload()
    })
  }

  return {
    tabs,
    active,
    isChanged,
    nameOf,
    addressOf,
    open,
    current,
    saveAs,
    change,
    share,
    remove,
    startWith,
    move,
  }
}
