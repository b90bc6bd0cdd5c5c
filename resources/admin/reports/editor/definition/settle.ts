import type { FilterNode } from '#kernel/records/query/filter'
import type { Presentation } from '#kernel/reports/output/presentation'
import type { Definition } from './definition.js'
import { keysOf } from './keys.js'

/** Nothing refers to what is not there any more: the order, the conditions on the answer, how it is shown. */
export function settled(definition: Definition): Definition {
  const { isPlain, pivot, having, limit, others, sort } = definition
  const keys = new Set(keysOf(definition))
  const next = {
    ...definition,
    pivot: isPlain ? null : pivot,
    having: isPlain || !having ? null : havingOf(having, keys),
    others: others && limit !== null && !isPlain,
    sort: isPlain ? sort : sort.filter((word) => keys.has(wordKey(word))),
  }
  return { ...next, presentation: shown(next, keys) }
}

export const wordKey = (word: string) => word.replace(/^-/, '')

function havingOf(node: FilterNode, keys: ReadonlySet<string>): FilterNode | null {
  if (isTriple(node)) return keys.has(String(node[0])) ? node : null
  if (Array.isArray(node)) return all(node as readonly FilterNode[], keys)
  if ('and' in node) return wrapped('and', node.and, keys)
  if ('or' in node) return wrapped('or', node.or, keys)
  const inner = havingOf(node.not, keys)
  return inner && { not: inner }
}

function all(nodes: readonly FilterNode[], keys: ReadonlySet<string>): FilterNode | null {
  const kept = nodes.map((one) => havingOf(one, keys)).filter((one) => one !== null)
  return kept.length > 0 ? (kept as unknown as FilterNode) : null
}

function wrapped(word: 'and' | 'or', nodes: readonly FilterNode[], keys: ReadonlySet<string>) {
  const kept = all(nodes, keys)
  return kept && ({ [word]: kept } as unknown as FilterNode)
}

const isTriple = (node: unknown): node is readonly unknown[] =>
  Array.isArray(node) && typeof node[0] === 'string'

function shown({ presentation, pivot }: Definition, keys: ReadonlySet<string>): Presentation {
  const known = (key: string | undefined) => key !== undefined && keys.has(key)
  const { kind, category, by, figures, lines, target } = presentation
  const [keptFigures, keptLines] = [figures, lines].map((all) => all?.filter(known))
  return {
    kind: kind === 'table' && pivot ? 'pivot' : kind === 'pivot' && !pivot ? 'table' : kind,
    ...(known(category) && { category }),
    ...(known(by) && { by }),
    ...(keptFigures?.length && { figures: keptFigures }),
    ...(keptLines?.length && { lines: keptLines }),
    ...(target && { target }),
  }
}

/** The same with another name wherever a part of the answer is named. */
export function renamed(definition: Definition, from: string, to: string): Definition {
  if (from === to) return definition
  const name = (key: string) => (key === from ? to : key)
  const { presentation, sort, having, computed } = definition
  const { category, by, figures, lines } = presentation
  return {
    ...definition,
    sort: sort.map((word) => (wordKey(word) === from ? word.replace(from, to) : word)),
    having: having && renamedNode(having, name),
    computed: computed.map((one) => ({ ...one, formula: renamedWord(one.formula, from, to) })),
    presentation: {
      ...presentation,
      ...(category && { category: name(category) }),
      ...(by && { by: name(by) }),
      ...(figures && { figures: figures.map(name) }),
      ...(lines && { lines: lines.map(name) }),
    },
  }
}

/** A name in a formula, where it stands as a whole. */
const renamedWord = (formula: string, from: string, to: string) =>
  formula.replace(/[A-Za-z_][\w.]*/g, (word) => (word === from ? to : word))

function renamedNode(node: FilterNode, name: (key: string) => string): FilterNode {
  if (isTriple(node)) return [name(String(node[0])), ...node.slice(1)] as unknown as FilterNode
  if (Array.isArray(node)) {
    return (node as readonly FilterNode[]).map((one) => renamedNode(one, name)) as never
  }
  if ('and' in node) return { and: node.and.map((one) => renamedNode(one, name)) }
  if ('or' in node) return { or: node.or.map((one) => renamedNode(one, name)) }
  return { not: renamedNode(node.not, name) }
}
