import type { Row } from '#tests/kernel/query/things'

type Triple = [path: string, op: string, value?: unknown]
export type Node = Triple | Node[] | { and: Node[] } | { or: Node[] } | { not: Node }

/** The meaning of a filter, said a second time and in another way: by looking at one row in memory. */
export function holds(node: Node, row: Row, rows: { places: Row[] }): boolean {
  if (Array.isArray(node)) {
    if (typeof node[0] === 'string') return compare(node as Triple, row, rows)
    return (node as Node[]).every((one) => holds(one, row, rows))
  }
  if ('and' in node) return node.and.every((one) => holds(one, row, rows))
  if ('or' in node) return node.or.some((one) => holds(one, row, rows))
  return !holds(node.not, row, rows)
}

function compare([path, op, value]: Triple, row: Row, rows: { places: Row[] }): boolean {
  const column = read(path, row, rows)
  const is = (other: unknown) => column !== null && lower(column) === lower(wire(path, other))
  const sign = (other: unknown) => (column === null ? Number.NaN : order(column, wire(path, other)))
  switch (op) {
    case 'null':
      return column === null
    case 'notnull':
      return column !== null
    case 'eq':
      return value === null ? column === null : is(value)
    case 'ne':
      return value === null ? column !== null : !is(value)
    case 'in':
      return (value as unknown[]).some(is)
    case 'nin':
      return !(value as unknown[]).some(is)
    case 'gt':
      return sign(value) > 0
    case 'gte':
      return sign(value) >= 0
    case 'lt':
      return sign(value) < 0
    case 'lte':
      return sign(value) <= 0
    case 'between':
      return sign((value as unknown[])[0]) >= 0 && sign((value as unknown[])[1]) <= 0
    case 'contains':
      return Array.isArray(column)
        ? column.some((one) => lower(one) === lower(value))
        : column !== null && String(lower(column)).includes(String(lower(value)))
    case 'starts':
      return column !== null && String(lower(column)).startsWith(String(lower(value)))
    case 'ends':
      return column !== null && String(lower(column)).endsWith(String(lower(value)))
    case 'under':
      return column !== null && isUnder(Number(column), Number(value), rows.places)
    default:
      throw new Error(op)
  }
}

function read(path: string, row: Row, { places }: { places: Row[] }): unknown {
  const [relation, ...rest] = path.split('.')
  if (rest.length > 0) {
    const key = relation === 'parent' ? 'parent_id' : 'place_id'
    const place = places.find((one) => one.id === row[key])
    return place ? read(rest.join('.'), place, { places }) : null
  }
  if (path === 'words') return row.words ? JSON.parse(String(row.words)) : null
  return row[path] ?? null
}

/** A value of the wire as the column holds it. */
function wire(path: string, value: unknown) {
  if (path === 'price') return Math.round(Number(value) * 100)
  if (path === 'weight') return Math.round(Number(value) * 1_000_000)
  if (path === 'is_new') return value ? 1 : 0
  if (path === 'seen_at') return String(value).replace('T', ' ').replace('Z', '')
  return value
}

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)

const order = (one: unknown, other: unknown) =>
  (one as number) < (other as number) ? -1 : one === other ? 0 : 1

function isUnder(id: number, top: number, places: Row[]): boolean {
  for (let at: unknown = id, steps = 0; at && steps < 50; steps++) {
    if (at === top) return true
    at = places.find((one) => one.id === at)?.parent_id
  }
  return false
}
