import type { FilterNode, Operator } from '#kernel/records/query/filter'

/** What the words of a rule's filter stand for. */
export interface Stand {
  user: { id: number }
  unit: { id: number; below: readonly number[] } | null
  today: string
}

const ALWAYS: FilterNode = ['id', 'notnull']
export const NEVER: FilterNode = ['id', 'null']

const isTriple = (node: unknown): node is [string, Operator, unknown?] =>
  Array.isArray(node) && typeof node[0] === 'string'

/**
 * Puts the caller in place of `$user`, `$unit` (own unit and below for `in`, the unit itself
 * otherwise) and `$today`. Where a word stands for nothing, as `$unit` of somebody without one,
 * its part of the filter turns out against the caller, also within `not`.
 */
export function fillIn(node: FilterNode, stand: Stand, negated = false): FilterNode {
  const fill = (one: FilterNode) => fillIn(one, stand, negated)
  if (isTriple(node)) return fillTriple(node, stand) ?? (negated ? ALWAYS : NEVER)
  if (Array.isArray(node)) return node.map(fill)
  // Anything else stays as it is: whoever compiles it says what is wrong with it.
  if (typeof node !== 'object' || node === null) return node
  if ('and' in node && Array.isArray(node.and)) return { and: node.and.map(fill) }
  if ('or' in node && Array.isArray(node.or)) return { or: node.or.map(fill) }
  return 'not' in node ? { not: fillIn(node.not, stand, !negated) } : node
}

function fillTriple(
  [path, op, value]: [string, Operator, unknown?],
  stand: Stand
): FilterNode | null {
  if (op === 'null' || op === 'notnull') return [path, op]
  if (value === '$unit' || (Array.isArray(value) && value.includes('$unit'))) {
    if (!stand.unit) return null
  }
  const many = op === 'in' || op === 'nin'
  if (value === '$unit') return [path, op, many ? [...stand.unit!.below] : stand.unit!.id]
  if (value === '$user') return [path, op, many ? [stand.user.id] : stand.user.id]
  if (!Array.isArray(value)) return [path, op, word(value, stand)]
  return [
    path,
    op,
    value.flatMap((one) => (one === '$unit' ? [...stand.unit!.below] : [word(one, stand)])),
  ]
}

function word(value: unknown, stand: Stand) {
  if (value === '$user') return stand.user.id
  if (value === '$today') return stand.today
  return value
}

/** Every path of a filter under a relation: what is said of an order, said of its line. */
export function prefixPaths(node: FilterNode, relation: string): FilterNode {
  if (isTriple(node)) {
    const [path, ...rest] = node
    return [`${relation}.${path}`, ...rest] as unknown as FilterNode
  }
  if (Array.isArray(node)) return node.map((one) => prefixPaths(one as FilterNode, relation))
  if ('and' in node) return { and: node.and.map((one) => prefixPaths(one, relation)) }
  if ('or' in node) return { or: node.or.map((one) => prefixPaths(one, relation)) }
  return { not: prefixPaths((node as { not: FilterNode }).not, relation) }
}

/** All of them hold. True and false are swallowed; one filter alone stays as it is. */
export function allOf(parts: readonly (boolean | FilterNode)[]): boolean | FilterNode {
  if (parts.includes(false)) return false
  const rest = distinct(parts)
  if (rest.length === 0) return true
  return rest.length === 1 ? rest[0] : { and: rest }
}

/** At least one of them holds. */
export function anyOf(parts: readonly (boolean | FilterNode)[]): boolean | FilterNode {
  if (parts.includes(true)) return true
  const rest = distinct(parts)
  if (rest.length === 0) return false
  return rest.length === 1 ? rest[0] : { or: rest }
}

function distinct(parts: readonly (boolean | FilterNode)[]) {
  const seen = new Map<string, FilterNode>()
  for (const one of parts) if (typeof one !== 'boolean') seen.set(JSON.stringify(one), one)
  return [...seen.values()]
}
