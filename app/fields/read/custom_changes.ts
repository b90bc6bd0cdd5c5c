import { changesBetween, type CustomValues } from '#kernel/fields/write/custom_values'

type Change = [unknown, unknown]

/** Changes of a record with those of its custom values one by one: `custom.size` instead of `custom`. */
export function splitCustom(changes: Record<string, Change>): Record<string, Change> {
  const { custom, ...rest } = changes
  if (!custom) return changes
  const each = changesBetween(read(custom[0]), read(custom[1])).map(
    ([name, from, to]): [string, Change] => [`custom.${name}`, [from, to]]
  )
  return { ...rest, ...Object.fromEntries(each) }
}

/** A copy of a record's columns with its custom values beside them, by their paths. */
export function spreadCustom(row: Record<string, unknown>): Record<string, unknown> {
  const values = Object.entries(read(row.custom) ?? {})
  return { ...row, ...Object.fromEntries(values.map(([name, value]) => [`custom.${name}`, value])) }
}

function read(column: unknown): CustomValues | null {
  return typeof column === 'string' ? (JSON.parse(column) as CustomValues) : null
}
