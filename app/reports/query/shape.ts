import { refused } from '#kernel/records/query/refusals'

export type Shape = Record<string, unknown>

const KEY = /^[a-z][a-z0-9_]{0,59}$/

/** An object with no other keys than these; anything else is refused (422) where it stands. */
export function readShape(value: unknown, position: string, keys: readonly string[]): Shape {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refused(position, 'E_REPORT_SHAPE')
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  if (unknown !== undefined) throw refused(at(position, unknown.slice(0, 60)), 'E_UNKNOWN_FIELD')
  return value as Shape
}

/** A list of at most `most`; nothing counts as an empty one. */
export function readAll<T>(
  value: unknown,
  position: string,
  most: number,
  read: (one: unknown, position: string) => T
): T[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw refused(position, 'E_REPORT_SHAPE')
  if (value.length > most) throw refused(position, 'E_QUERY_TOO_LARGE')
  return value.map((one, index) => read(one, `${position}.${index}`))
}

export function readText(value: unknown, position: string): string {
  if (typeof value !== 'string' || value === '' || value.length > 200) {
    throw refused(position, 'E_REPORT_SHAPE')
  }
  return value
}

/** A heading the author of a report writes; undefined where he writes none. */
export function readLabel(value: unknown, position: string): string | undefined {
  return value === undefined || value === null || value === ''
    ? undefined
    : readText(value, position)
}

/** A name the author of a report chooses: `net_sales`. */
export function readKey(value: unknown, position: string): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || !KEY.test(value)) throw refused(position, 'E_REPORT_KEY')
  return value
}

export function readCount(value: unknown, position: string, most: number): number | undefined {
  if (value === undefined || value === null) return undefined
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most) {
    throw refused(position, 'E_REPORT_LIMIT', { max: most })
  }
  return value as number
}

export function readFlag(value: unknown, position: string): boolean {
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') throw refused(position, 'E_REPORT_SHAPE')
  return value
}

export const at = (position: string, key: string) => (position === '' ? key : `${position}.${key}`)
