import { computed, reactive } from 'vue'
import type { Row } from '../../types'
import type { OpenGroup } from './use_groups'

/** As many records as one bulk operation takes. */
const MOST = 20_000

/** Which rows of a grouped list are selected, one by one or a whole group at once, loaded or not. */
export function useGroupSelection(
  rowsOf: (group: OpenGroup) => Promise<Row[]>,
  tooMany: (most: number) => void
) {
  const selected = reactive(new Map<number, Row>())
  /** The rows of groups that were selected as a whole. */
  const members = reactive(new Map<string, number[]>())

  function toggleRow(row: Row) {
    if (!selected.delete(row.id)) selected.set(row.id, row)
  }

  async function toggleGroup(group: OpenGroup) {
    if (stateOf(group) === true) {
      for (const id of knownIn(group)) selected.delete(id)
      return
    }
    if (group.count > MOST) return tooMany(MOST)
    const rows = await rowsOf(group)
    members.set(
      group.id,
      rows.map((row) => row.id)
    )
    for (const row of rows) selected.set(row.id, row)
  }

  /** Whether all rows of a group are selected, or some, or none. */
  function stateOf(group: OpenGroup): boolean | 'indeterminate' {
    const known = knownIn(group)
    const count = known.filter((id) => selected.has(id)).length
    if (count > 0 && count >= group.count) return true
    return count > 0 ? 'indeterminate' : false
  }

  function knownIn(group: OpenGroup): number[] {
    const within = [...group.rows.map((row) => row.id), ...group.groups.flatMap(knownIn)]
    return [...new Set([...(members.get(group.id) ?? []), ...within])]
  }

  function clear() {
    selected.clear()
    members.clear()
  }

  const rows = computed(() => [...selected.values()])

  return { selected, rows, toggleRow, toggleGroup, stateOf, clear }
}
