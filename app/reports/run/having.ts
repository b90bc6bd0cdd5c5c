import { refused } from '#kernel/records/query/refusals'
import { Decimal } from '#kernel/records/values/decimal'
import { Refusal } from '#kernel/http/refusal'
import type { Figure } from '#kernel/reports/compile/measure'
import { compareFigures } from '#kernel/reports/run/exact'

const DEEPEST = 12
const SIGNS: Record<string, (order: number) => boolean> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
}

/** What a row holds under a key, and how a value of the condition is read to be compared with it. */
export interface Comparable {
  of(row: number): Figure
  /** Undefined where it cannot be compared with the key's values. */
  read(value: unknown): Figure | undefined
}

type Condition = (row: number) => boolean

/** A filter on the keys of an answer, as a question to each row. Unknown keys and values that do not fit are refused. */
export function compileHaving(
  columns: ReadonlyMap<string, Comparable>,
  node: unknown,
  position = 'having',
  depth = 0
): Condition {
  if (depth > DEEPEST) throw refused('having', 'E_QUERY_TOO_LARGE')
  if (Array.isArray(node) && typeof node[0] === 'string') return triple(columns, node, position)
  const inner = (nodes: unknown, where: string) => {
    if (!Array.isArray(nodes) || nodes.length > 100) throw refused(where, 'E_FILTER')
    return nodes.map((one, index) => compileHaving(columns, one, `${where}.${index}`, depth + 1))
  }
  if (Array.isArray(node)) {
    const all = inner(node, position)
    return (row) => all.every((one) => one(row))
  }
  if (typeof node !== 'object' || node === null) throw refused(position, 'E_FILTER')
  const entries = Object.entries(node)
  if (entries.length !== 1) throw refused(position, 'E_FILTER')
  const [word, of] = entries[0]
  if (word === 'not') {
    const one = compileHaving(columns, of, `${position}.not`, depth + 1)
    return (row) => !one(row)
  }
  if (word !== 'and' && word !== 'or') throw refused(position, 'E_FILTER')
  const all = inner(of, `${position}.${word}`)
  return word === 'and'
    ? (row) => all.every((one) => one(row))
    : (row) => all.some((one) => one(row))
}

function triple(
  columns: ReadonlyMap<string, Comparable>,
  node: unknown[],
  position: string
): Condition {
  const [key, operator, value] = node as [string, unknown, unknown]
  const isBare = operator === 'null' || operator === 'notnull'
  if (typeof operator !== 'string' || node.length > 3 || (node.length < 3 && !isBare)) {
    throw refused(position, 'E_FILTER')
  }
  const column = columns.get(key)
  if (!column) throw refused(position, 'E_UNKNOWN_FIELD')
  const isNull: Condition = (row) => column.of(row) === null
  if (operator === 'null') return isNull
  if (operator === 'notnull') return (row) => !isNull(row)
  const read = (one: unknown) => readValue(column, one, position)
  if (operator === 'between') {
    if (!Array.isArray(value) || value.length !== 2) throw refused(position, 'E_RANGE')
    const [low, high] = value.map(read)
    return (row) => holds(column.of(row), low, SIGNS.gte) && holds(column.of(row), high, SIGNS.lte)
  }
  if (operator === 'in' || operator === 'nin') {
    if (!Array.isArray(value) || value.length > 1000) throw refused(position, 'E_LIST')
    const all = value.map(read)
    const isAmong: Condition = (row) => all.some((one) => holds(column.of(row), one, isEqual))
    return operator === 'in' ? isAmong : (row) => !isAmong(row)
  }
  if (operator === 'eq' || operator === 'ne') {
    if (value === null) return operator === 'eq' ? isNull : (row) => !isNull(row)
    const wanted = read(value)
    const isIt: Condition = (row) => holds(column.of(row), wanted, isEqual)
    return operator === 'eq' ? isIt : (row) => !isIt(row)
  }
  if (!Object.hasOwn(SIGNS, operator)) throw refused(position, 'E_OPERATOR')
  const wanted = read(value)
  return (row) => holds(column.of(row), wanted, SIGNS[operator])
}

const isEqual = (order: number) => order === 0

const holds = (figure: Figure, wanted: Figure, sign: (order: number) => boolean) =>
  figure !== null && wanted !== null && sign(compareFigures(figure, wanted))

function readValue(column: Comparable, value: unknown, position: string): Figure {
  const read = column.read(value)
  if (read === undefined) throw refused(position, 'E_REPORT_VALUE')
  return read
}

/** A number of a condition: an integer, or a decimal as text. */
export function readNumber(value: unknown): Decimal | undefined {
  const decimals = typeof value === 'string' ? (/\.(\d+)\s*$/.exec(value)?.[1].length ?? 0) : 0
  try {
    return Decimal.parse(value, Math.min(decimals, 6))
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
