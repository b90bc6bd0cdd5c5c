import { reactive, ref } from 'vue'
import type { Group, GroupPage, Sums } from '#kernel/records/query/groups/wire'
import { ask, Problem } from '../../send'
import type { ModelDescription, Row } from '../../types'
import type { ListState } from '../use_list_state'

/** Its filter goes to the server as it came. */
type Plain = Omit<Group, 'filter'> & { filter: unknown }

/** A group as the screen holds it: closed, or open with the groups or rows within. */
export interface OpenGroup extends Plain {
  /** Unique among all groups of the list. */
  id: string
  level: number
  isOpen: boolean
  isLoading: boolean
  failed: string | null
  groups: OpenGroup[]
  moreGroups: number | null
  rows: Row[]
  moreRows: string | null
}

interface Shown {
  model: ModelDescription
  state: ListState
  fields: string[]
}

const PAGE = '50'
/** As many as a request answers at most. */
const WHOLE = '500'

/** The groups of a list, each loaded when it is opened, its rows by the page. */
export function useGroups(shown: () => Shown) {
  const top = reactive<OpenGroup>(blank({ value: null, count: 0, sums: {}, filter: [] }, '', -1))
  const totals = ref<{ count: number; sums: Sums } | null>(null)

  const keys = () => (shown().state.group ?? '').split(',').filter(Boolean)

  /** The parameters that find what is in a group: the list's own, and the group's condition. */
  function within(group: OpenGroup) {
    const { state, fields } = shown()
    const own = state.filter ? [JSON.parse(state.filter) as unknown] : []
    const nodes = group.level < 0 ? own : [...own, group.filter]
    const query = new URLSearchParams({ fields: fields.join(',') })
    if (nodes.length) query.set('filter', JSON.stringify({ and: nodes }))
    for (const key of ['q', 'archived', 'sort'] as const) {
      if (state[key]) query.set(key, state[key])
    }
    return query
  }

  async function load(group: OpenGroup) {
    if (group.isLoading) return
    group.isLoading = true
    group.failed = null
    try {
      await (group.level + 1 < keys().length ? loadGroups(group) : loadRows(group))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      group.failed = error.message
    } finally {
      group.isLoading = false
    }
  }

  async function loadGroups(group: OpenGroup) {
    const query = within(group)
    query.delete('sort')
    query.set('group', keys()[group.level + 1])
    if (group.moreGroups) query.set('skip', String(group.moreGroups))
    const page = await ask<GroupPage>(`${shown().model.path}/groups?${query}`)
    const start = group.groups.length
    const added = page.data.map((one, at) =>
      blank(
        group.level < 0 ? one : { ...one, filter: { and: [group.filter, one.filter] } },
        `${group.id}/${start + at}`,
        group.level + 1
      )
    )
    group.groups.push(...added)
    group.moreGroups = page.next
  }

  async function loadRows(group: OpenGroup) {
    const query = within(group)
    query.set('limit', PAGE)
    if (group.moreRows) query.set('after', group.moreRows)
    const answer = await ask<{ data: Row[]; page: { next: string | null } }>(
      `${shown().model.path}?${query}`
    )
    group.rows.push(...answer.data)
    group.moreRows = answer.page.next
  }

  /** All rows of a group, loaded or not. */
  async function rowsOf(group: OpenGroup): Promise<Row[]> {
    const rows: Row[] = []
    const query = within(group)
    query.set('limit', WHOLE)
    for (let next: string | null = ''; next !== null;) {
      if (next) query.set('after', next)
      const answer: { data: Row[]; page: { next: string | null } } = await ask(
        `${shown().model.path}?${query}`
      )
      rows.push(...answer.data)
      next = answer.page.next
    }
    return rows
  }

  async function toggle(group: OpenGroup) {
    group.isOpen = !group.isOpen
    if (group.isOpen && group.groups.length === 0 && group.rows.length === 0) await load(group)
  }

  /** From the beginning: the list's conditions have changed. */
  async function restart() {
    Object.assign(top, blank({ value: null, count: 0, sums: {}, filter: [] }, '', -1))
    await load(top)
  }

  return { top, totals, load, rowsOf, toggle, restart }
}

function blank(group: Plain, id: string, level: number): OpenGroup {
  return {
    ...group,
    id,
    level,
    isOpen: false,
    isLoading: false,
    failed: null,
    groups: [],
    moreGroups: null,
    rows: [],
    moreRows: null,
  }
}
