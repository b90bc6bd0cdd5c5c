import type { FilterNode } from '#kernel/records/query/filter'
import {
  builderOf,
  isGroup,
  treeOf,
  type BuilderGroup,
  type FilterTree,
} from '~/records/list/filters'

/** A filter as the builder shows it; none is a group without conditions. */
export function groupOf(filter: FilterNode | null): BuilderGroup {
  if (filter === null) return { mode: 'all', nodes: [] }
  const node = builderOf(filter as FilterTree)
  return isGroup(node) ? node : { mode: 'all', nodes: [node] }
}

/** The other way round. */
export const nodeOf = (group: BuilderGroup) => treeOf(group) as FilterNode | null

export const countOf = ({ nodes }: BuilderGroup): number =>
  nodes.reduce((sum, one) => sum + (isGroup(one) ? countOf(one) : 1), 0)

/** A filter without its values: typing one is one change. */
export function shapeOf(node: FilterNode | null): string {
  return JSON.stringify(node, (_, value: unknown) =>
    Array.isArray(value) && typeof value[0] === 'string' && value.length > 2
      ? value.slice(0, 2)
      : value
  )
}
