import { kindOf, type FieldDescription } from '../types'

export type Triple = [path: string, op: string, value?: unknown]
export type FilterTree =
  Triple | FilterTree[] | { and: FilterTree[] } | { or: FilterTree[] } | { not: FilterTree }

/** A filter as chips: simple conditions that can be edited, and anything else, that can only be dropped. */
export type Chip = { kind: 'simple'; triple: Triple } | { kind: 'other'; node: FilterTree }

const TEXT = ['contains', 'eq', 'ne', 'starts', 'ends', 'null', 'notnull']
const NUMBER = ['eq', 'ne', 'gte', 'lte', 'gt', 'lt', 'between', 'null', 'notnull']
const DATE = ['relative', 'eq', 'gte', 'lte', 'between', 'null', 'notnull']

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
      return ['eq']
    case 'choice':
      return ['in', 'nin', 'null', 'notnull']
    case 'reference':
      return field.reference?.tree
        ? ['eq', 'ne', 'under', 'null', 'notnull']
        : ['eq', 'ne', 'null', 'notnull']
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

function isTriple(node: unknown): node is Triple {
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
