import type { ReportDeclaration } from '#kernel/plugins/declaration'

/** Every path to a field that a query names; its own keys, as conditions on figures have them, are none. */
export function pathsOf(query: ReportDeclaration['query']): string[] {
  const { columns = [], dimensions = [], measures = [], pivot, filter } = query
  const paths = [
    ...columns,
    ...dimensions.map((one) => (typeof one === 'string' ? one : one.field)),
    ...measures.flatMap((one) => one.field ?? []),
    ...(pivot === undefined ? [] : [typeof pivot === 'string' ? pivot : pivot.field]),
    ...filtered(filter),
  ]
  return [...new Set(paths)]
}

function filtered(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node) && typeof node[0] === 'string') return [node[0]]
  return Object.values(node).flatMap(filtered)
}
