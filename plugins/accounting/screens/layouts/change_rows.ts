import type { WireRow } from './types'

/** A new row's name in formulas: the first number that is free. */
export function freeKey(rows: readonly WireRow[]) {
  const taken = new Set(rows.map((one) => one.key))
  let at = rows.length + 1
  while (taken.has(`row_${at}`)) at++
  return `row_${at}`
}

/** The rows with one called otherwise: formulas that call it follow. */
export function renamed(rows: readonly WireRow[], at: number, key: string): WireRow[] {
  const before = rows[at].key
  const isFree = /^[a-z][a-z0-9_]*$/.test(key) && rows.every((one) => one.key !== key)
  return rows.map((row, place) => {
    if (place === at) return { ...row, key }
    if (!isFree || !row.formula) return row
    return { ...row, formula: row.formula.replace(new RegExp(`\\b${before}\\b`, 'g'), key) }
  })
}

/** The rows with one put a step higher or lower. */
export function moved(rows: readonly WireRow[], at: number, steps: number): WireRow[] {
  const to = at + steps
  if (to < 0 || to >= rows.length) return [...rows]
  const next = [...rows]
  next.splice(to, 0, ...next.splice(at, 1))
  return next
}

export type RowKind = 'words' | 'accounts' | 'formula'

export const kindOf = (row: WireRow): RowKind =>
  row.accounts ? 'accounts' : row.formula === undefined ? 'words' : 'formula'

/** A row that holds something else from now on. */
export function withKind(row: WireRow, kind: RowKind): WireRow {
  const { accounts, formula, measure, sign, ...rest } = row
  if (kind === 'words') return rest
  if (kind === 'formula') return { ...rest, formula: formula ?? '' }
  return {
    ...rest,
    accounts: accounts ?? { types: [] },
    ...(measure ? { measure } : {}),
    ...(sign ? { sign } : {}),
  }
}

/** Codes as they are typed, and back. */
export const codesOf = (typed: string) =>
  typed
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
