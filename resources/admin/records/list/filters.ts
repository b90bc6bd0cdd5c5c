import { kindOf, type FieldDescription } from '../types'

export type Triple = [path: string, op: string, value?: unknown]
export type FilterTree =
  Triple | FilterTree[] | { and: FilterTree[] } | { or: FilterTree[] } | { not: FilterTree }

/** A filter as chips: simple conditions that can be edited, and anything else, that can only be dropped. */
export type Chip = { kind: 'simple'; triple: Triple } | { kind: 'other'; node: FilterTree }

const TEXT = ['contains', 'eq', 'ne', 'starts', 'ends', 'in', 'nin', 'null', 'notnull']
const NUMBER = ['eq', 'ne', 'gte', 'lte', 'gt', 'lt', 'between', 'in', 'nin', 'null', 'notnull']
const DATE = ['relative', 'eq', 'ne', 'gte', 'lte', 'gt', 'lt', 'between', 'null', 'notnull']
const RECORD = ['eq', 'ne', 'in', 'nin', 'null', 'notnull']

/** The comparisons offered for a field, the usual one first. */
export function operatorsFor(field: FieldDescription): string[] {
  switch (kindOf(field)) {
    case 'integer':
    case 'money':
    case 'quantity':
    case 'price':
    case 'percent':
      return NUMBER
    case 'date':
    case 'datetime':
      return DATE
    case 'boolean':
      return ['eq', 'ne', 'null', 'notnull']
    case 'choice':
      return field.options ? ['in', 'nin', 'null', 'notnull'] : RECORD
    case 'reference':
      return field.reference?.tree ? ['under', ...RECORD] : RECORD
    case 'tags':
      return ['contains', 'null', 'notnull']
    default:
      return TEXT
  }
}

export function needsValue(op: string) {
  return op !== 'null' && op !== 'notnull'
}

/** The periods offered for dates; the address may name any other the API knows. */
export const PERIODS = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_30_days',
  'next_30_days',
]

/** How people see a condition: "in the period" is an `eq` with a relative value on the wire. */
export function shownOperator([, op, value]: Triple) {
  return op === 'eq' && isRelative(value) ? 'relative' : op
}

export function isRelative(value: unknown): value is { relative: string } {
  return typeof value === 'object' && value !== null && 'relative' in value
}

export function makeTriple(key: string, op: string, value: unknown): Triple {
  if (!needsValue(op)) return [key, op]
  if (op === 'relative') return [key, 'eq', { relative: value }]
  return [key, op, value]
}

export function isTriple(node: unknown): node is Triple {
  return Array.isArray(node) && typeof node[0] === 'string'
}

/** Reads a filter from the address; what is no filter at all is left to the server to refuse. */
export function chipsOf(text: string | undefined): Chip[] {
  if (!text) return []
  let tree: unknown
  try {
    tree = JSON.parse(text)
  } catch {
    return []
  }
  const nodes = isTriple(tree)
    ? [tree]
    : Array.isArray(tree)
      ? tree
      : ((tree as { and?: unknown[] }).and ?? [tree])
  return nodes.map((node) =>
    isTriple(node) ? { kind: 'simple', triple: node } : { kind: 'other', node: node as FilterTree }
  )
}

export function filterText(chips: Chip[]): string | undefined {
  if (chips.length === 0) return undefined
  return JSON.stringify(chips.map((chip) => (chip.kind === 'simple' ? chip.triple : chip.node)))
}

/** A condition while it is being written. */
export interface Draft {
  path: string
  op: string
  value: unknown
}

export function draftOf(triple: Triple): Draft {
  const value = isRelative(triple[2]) && triple[1] === 'eq' ? triple[2].relative : triple[2]
  return { path: triple[0], op: shownOperator(triple), value }
}

/** What a condition starts to compare with. */
export function startValue(op: string, field: FieldDescription | undefined): unknown {
  if (op === 'relative') return 'this_month'
  if (field && kindOf(field) === 'boolean') return true
  return op === 'in' || op === 'nin' ? [] : null
}

export function isComplete({ op, value }: Draft) {
  if (!needsValue(op)) return true
  const isThere = (one: unknown) => one !== null && one !== '' && one !== undefined
  if (Array.isArray(value)) return value.length > 0 && value.every(isThere)
  return isThere(value)
}

/** A filter that is no single condition, in the words people use for it. */
export type Mode = 'all' | 'any' | 'none' | 'not_all'
export const MODES: Mode[] = ['all', 'any', 'none', 'not_all']

export interface BuilderGroup {
  mode: Mode
  nodes: BuilderNode[]
}
export type BuilderNode = BuilderGroup | Draft

export const isGroup = (node: BuilderNode): node is BuilderGroup => 'mode' in node

/** A filter as the builder shows it. */
export function builderOf(node: FilterTree): BuilderNode {
  if (isTriple(node)) return draftOf(node)
  if (Array.isArray(node)) return { mode: 'all', nodes: node.map(builderOf) }
  if ('and' in node) return { mode: 'all', nodes: node.and.map(builderOf) }
  if ('or' in node) return { mode: 'any', nodes: node.or.map(builderOf) }
  const inner = builderOf(node.not)
  if (isGroup(inner) && inner.mode === 'any') return { mode: 'none', nodes: inner.nodes }
  if (isGroup(inner) && inner.mode === 'all') return { mode: 'not_all', nodes: inner.nodes }
  return { mode: 'none', nodes: [inner] }
}

/** The other way round; unfinished conditions and empty groups are left out. */
export function treeOf(node: BuilderNode): FilterTree | null {
  if (!isGroup(node)) return isComplete(node) ? makeTriple(node.path, node.op, node.value) : null
  const nodes = node.nodes.map(treeOf).filter((one) => one !== null)
  if (nodes.length === 0) return null
  const isPlain = nodes.length === 1 && (node.mode === 'all' || node.mode === 'any')
  if (isPlain) return nodes[0]
  switch (node.mode) {
    case 'all':
      return { and: nodes }
    case 'any':
      return { or: nodes }
    case 'none':
      return { not: { or: nodes } }
    case 'not_all':
      return { not: { and: nodes } }
  }
}

/** A filter as chips: what all has to hold stands side by side. */
export function chipsFrom(tree: FilterTree): Chip[] {
  if (isTriple(tree)) return [{ kind: 'simple', triple: tree }]
  if (Array.isArray(tree)) return tree.flatMap(chipsFrom)
  if ('and' in tree) return tree.and.flatMap(chipsFrom)
  return [{ kind: 'other', node: tree }]
}
