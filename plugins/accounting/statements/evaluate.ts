import { isIn, type SetMember } from './account_set.js'
import { orderOf, type RowFormula } from './formula.js'
import type { Layout, LayoutRow, Measure } from './layout.js'

/** An account with what is asked of it, one amount per column: minor units of the company's currency, a debit above zero. */
export interface MeasuredAccount extends SetMember {
  id: number
  name: string
  amounts: Partial<Record<Measure, readonly bigint[]>>
}

/** One row of a statement as it is shown. */
export interface StatementRow {
  key: string
  label: string
  level: number
  isBold: boolean
  /** One per column; undefined in rows of words. Shares are millionths, null where there is nothing to share. */
  amounts?: (bigint | null)[]
  isShare: boolean
  /** What is in it, for "why this number?": accounts and what was asked of them. */
  measure?: Measure
  sign?: 1 | -1
  accounts?: { id: number; code: string; name: string; amounts: bigint[] }[]
  isOpen: boolean
}

/** What a statement answers, with the accounts that are in none of its rows though they are not nothing. */
export interface Statement {
  rows: StatementRow[]
  missing: { id: number; code: string; name: string }[]
  /** Rows that must be nothing and are not. */
  broken: string[]
}

/** Fills a layout with amounts. Pure: the same layout and accounts give the same rows in every order. */
export function evaluate(
  layout: Layout,
  accounts: readonly MeasuredAccount[],
  columns: number
): Statement {
  const ordered = [...accounts].sort((a, b) =>
    a.code < b.code ? -1 : a.code > b.code ? 1 : a.id - b.id
  )
  const found = new Map<string, StatementRow>()
  for (const row of layout.rows) found.set(row.key, shownRow(row, ordered, columns))
  for (const { key, formula } of orderOf(layout.rows)) {
    found.get(key)!.amounts = computed(formula, found, columns)
  }
  const hidden = new Set(layout.rows.filter((row) => row.hidesZero).map((row) => row.key))
  return {
    rows: [...found.values()].filter((row) => !hidden.has(row.key) || row.amounts?.some(Boolean)),
    missing: missingFrom(layout, ordered),
    broken: (layout.checks ?? []).filter((key) => found.get(key)?.amounts?.some(Boolean)),
  }
}

function shownRow(row: LayoutRow, accounts: readonly MeasuredAccount[], columns: number) {
  const shown: StatementRow = {
    key: row.key,
    label: row.label,
    level: row.level ?? 0,
    isBold: row.isBold ?? false,
    isShare: row.formula?.includes('/') ?? false,
    isOpen: row.isOpen ?? false,
  }
  if (!row.accounts) return shown
  const measure = row.measure ?? 'balance'
  const sign = BigInt(row.sign ?? 1)
  shown.measure = measure
  shown.sign = row.sign ?? 1
  shown.accounts = accounts
    .filter((one) => isIn(one, row.accounts!))
    .map(({ id, code, name, amounts }) => ({
      id,
      code,
      name,
      amounts: Array.from({ length: columns }, (_, at) => sign * (amounts[measure]?.[at] ?? 0n)),
    }))
    .filter((one) => one.amounts.some(Boolean))
  shown.amounts = Array.from({ length: columns }, (_, at) =>
    shown.accounts!.reduce((sum, one) => sum + one.amounts[at], 0n)
  )
  return shown
}

const MILLION = 1_000_000n

function computed(formula: RowFormula, rows: ReadonlyMap<string, StatementRow>, columns: number) {
  const amountOf = (key: string, at: number) => rows.get(key)?.amounts?.[at] ?? 0n
  return Array.from({ length: columns }, (_, at) => {
    const sum = formula.terms.reduce((all, one) => all + one.sign * amountOf(one.key, at), 0n)
    if (formula.over === undefined) return sum
    const over = amountOf(formula.over, at)
    return over === 0n ? null : rounded(sum * MILLION, over)
  })
}

/** Rounded half away from zero. */
function rounded(dividend: bigint, divisor: bigint) {
  const isNegative = dividend < 0n !== divisor < 0n
  const top = dividend < 0n ? -dividend : dividend
  const bottom = divisor < 0n ? -divisor : divisor
  const size = (2n * top + bottom) / (2n * bottom)
  return isNegative ? -size : size
}

function missingFrom(layout: Layout, accounts: readonly MeasuredAccount[]) {
  const rows = layout.rows.filter((row) => row.accounts)
  const used = new Set(rows.map((row) => row.measure ?? 'balance'))
  return accounts
    .filter((one) => layout.covers?.includes(one.kind) ?? true)
    .filter((one) => !layout.leaves?.includes(one.code))
    .filter((one) => [...used].some((measure) => one.amounts[measure]?.some(Boolean)))
    .filter((one) => !rows.some((row) => isIn(one, row.accounts!)))
    .map(({ id, code, name }) => ({ id, code, name }))
}
