import type { Row } from '#kernel/records/fields/types/field_type'
import { identity } from '#kernel/reports/compile/key'
import type { Key } from '#kernel/reports/compile/key'
import { mergeParts, readParts } from '#kernel/reports/compile/parts'
import type { Part, PartValues } from '#kernel/reports/compile/parts'

/** Records that have the same keys, and what they add up to. */
export interface Group {
  /** The values of the keys as columns hold them. */
  raws: readonly unknown[]
  /** The same, equal where they count as the same. */
  ids: readonly (string | null)[]
  values: PartValues
  /** It gathers what is behind a limit: its keys say nothing. */
  isRest?: true
}

/** The rows of a statement as groups: those whose keys count as the same are one. */
export function groupsOf(
  rows: readonly Row[],
  keys: readonly Key[],
  parts: readonly Part[]
): Group[] {
  const groups = rows.map((row) => {
    const raws = keys.map((_, index) => row[`s${index}`] ?? row[`g${index}`] ?? null)
    return {
      raws,
      ids: raws.map((raw, index) => identity(keys[index], raw)),
      values: readParts(parts, row),
    }
  })
  return regrouped(
    groups,
    keys.map((_, index) => index),
    parts
  )
}

/** Groups put together by some of their keys, in the order they are first met. */
export function regrouped(
  groups: readonly Group[],
  by: readonly number[],
  parts: readonly Part[]
): Group[] {
  const found = new Map<string, Group>()
  for (const group of groups) {
    const ids = by.map((index) => group.ids[index])
    const key = JSON.stringify(ids)
    const known = found.get(key)
    const raws = by.map((index) => group.raws[index])
    if (!known) found.set(key, { raws, ids, values: group.values })
    else found.set(key, { ...known, values: mergeParts(parts, known.values, group.values) })
  }
  return [...found.values()]
}

/** All groups as one without keys; undefined where there is none. */
export function united(groups: readonly Group[], parts: readonly Part[]): PartValues | undefined {
  const [first, ...others] = groups
  if (!first) return undefined
  return others.reduce((sum, one) => mergeParts(parts, sum, one.values), first.values)
}
