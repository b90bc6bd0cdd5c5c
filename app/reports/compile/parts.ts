/** How the same part of two groups is put together. */
export type Merge = 'add' | 'min' | 'max' | 'none'

export interface Part {
  sql: string
  alias: string
  merge: Merge
  /** A sum in two, millions and the rest: for SQLite, which adds in 64 bits and fails beyond them. */
  wide?: { millions: string; rest: string }
}

/** The figures a statement reads for each group, each once however many measures need it. */
export class Parts {
  private readonly found = new Map<string, Part>()

  add(sql: string, merge: Merge, wide?: Part['wide']): string {
    let part = this.found.get(sql)
    if (!part) {
      part = { sql, alias: `p${this.found.size}`, merge, wide }
      this.found.set(sql, part)
    }
    return part.alias
  }

  all(): Part[] {
    return [...this.found.values()]
  }
}

/** What a part holds: an exact whole number of units, a day or moment; null is nothing. */
export type PartValue = bigint | string | null

export type PartValues = Record<string, PartValue>

const MILLION = 1_000_000n

/** The parts of one row as the driver hands them over. */
export function readParts(parts: readonly Part[], row: Record<string, unknown>): PartValues {
  const values: PartValues = {}
  for (const { alias, merge } of parts) {
    const value = readPart(merge, row[alias])
    const rest = row[`${alias}r`]
    values[alias] =
      rest === undefined || rest === null
        ? value
        : (value as bigint) * MILLION + BigInt(String(rest))
  }
  return values
}

function readPart(merge: Merge, raw: unknown): PartValue {
  if (raw === null || raw === undefined) return null
  const text = String(raw)
  const isMoment = (merge === 'min' || merge === 'max') && text.indexOf('-', 1) > 0
  return isMoment ? text : BigInt(text)
}

/** The parts of two groups as those of one. What cannot be added is not known any more. */
export function mergeParts(parts: readonly Part[], one: PartValues, other: PartValues): PartValues {
  const merged: PartValues = {}
  for (const { alias, merge } of parts) merged[alias] = mergeValues(merge, one[alias], other[alias])
  return merged
}

function mergeValues(merge: Merge, one: PartValue, other: PartValue): PartValue {
  if (merge === 'none') return null
  if (one === null) return other
  if (other === null) return one
  if (merge === 'add') return (one as bigint) + (other as bigint)
  return one < other === (merge === 'min') ? one : other
}
