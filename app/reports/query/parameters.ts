import { refused } from '#kernel/records/query/refusals'
import { readAll, readKey, readShape } from '#kernel/reports/query/shape'

const MOST = 20
const DEEPEST = 20

/** A filter with the answers put in the places of what was asked: `{"parameter": "from"}`. */
export function answered(filter: unknown, parameters: unknown, values: unknown): unknown {
  const known = new Map<string, unknown>()
  const declared = readAll(parameters, 'parameters', MOST, readParameter)
  const given =
    values === undefined || values === null
      ? {}
      : readShape(values, 'values', [...declared.map((one) => one.key)])
  for (const one of declared) {
    known.set(one.key, Object.hasOwn(given, one.key) ? given[one.key] : one.default)
  }
  return filter === undefined ? undefined : filled(filter, known, 'filter', 0)
}

function readParameter(value: unknown, position: string) {
  const shape = readShape(value, position, ['key', 'label', 'default'])
  const key = readKey(shape.key, `${position}.key`)
  if (key === undefined) throw refused(`${position}.key`, 'E_REQUIRED')
  if (shape.label !== undefined && typeof shape.label !== 'string') {
    throw refused(`${position}.label`, 'E_REPORT_SHAPE')
  }
  return { key, default: shape.default }
}

function filled(
  node: unknown,
  known: ReadonlyMap<string, unknown>,
  position: string,
  depth: number
): unknown {
  if (depth > DEEPEST) throw refused('filter', 'E_QUERY_TOO_LARGE')
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) {
    return node.map((one, index) => filled(one, known, `${position}.${index}`, depth + 1))
  }
  const entries = Object.entries(node)
  if (entries.length === 1 && entries[0][0] === 'parameter') {
    const value = known.get(entries[0][1] as string)
    if (value === undefined) throw refused(position, 'E_REPORT_PARAMETER')
    return value
  }
  return Object.fromEntries(
    entries.map(([key, one]) => [
      key,
      filled(one, known, `${position}.${key.slice(0, 20)}`, depth + 1),
    ])
  )
}
