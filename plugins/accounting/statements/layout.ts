import type { AccountKind, AccountType } from '../ledger/account_types.js'

/**
 * What is asked of an account. `balance`: on the last day; `opening`: on the day before the first; `movement`: from the
 * first to the last day; `year`: since the fiscal year of the last day began; `earlier`: before that year began.
 * Entries that close the year of the last day are in none of them, so that a closed year still shows its result;
 * `balance` = `earlier` + `year`.
 */
export const MEASURES = ['balance', 'opening', 'movement', 'year', 'earlier'] as const
export type Measure = (typeof MEASURES)[number]

/** Which accounts: those of any of these kinds, types or codes, but for those of `except`. */
export interface AccountSet {
  kinds?: readonly AccountKind[]
  types?: readonly AccountType[]
  /** `4400`, all that begin with it as `44*`, or a range `4400-4499` (its ends and all that begin with them included). */
  codes?: readonly string[]
  except?: readonly string[]
}

/** One row of a statement: words only, accounts, or a sum of other rows. */
export interface LayoutRow {
  /** What formulas call it: a letter and then letters, digits or `_`. */
  key: string
  /** A locale key of the plugin, or the words an administrator gave. */
  label: string
  /** The same in another language, beside the national one. */
  otherLabel?: string
  /** What the law calls it: `1100` of a Ukrainian balance sheet. */
  code?: string
  level?: number
  accounts?: AccountSet
  measure?: Measure
  /** -1 shows credits above zero: liabilities, equity, income. */
  sign?: 1 | -1
  /** `revenue - cost_of_sales`: other rows added and taken away; `margin / revenue` is a share. */
  formula?: string
  /** Its accounts are shown one by one below it. */
  isOpen?: boolean
  isBold?: boolean
  /** Left out where it is nothing in every column. */
  hidesZero?: boolean
}

/** How a statement looks: rows from top to bottom. */
export interface Layout {
  key: string
  /** About a day (what one has) or about a time (what happened). */
  of: 'day' | 'time'
  /** Accounts of which kinds it must hold all; of every kind unless told. */
  covers?: readonly AccountKind[]
  /** Codes it need not hold. */
  leaves?: readonly string[]
  rows: readonly LayoutRow[]
  /** Rows that must be nothing; where one is not, the statement says so. */
  checks?: readonly string[]
  /** The row that adds up every account it covers, each once: the result of profit and loss. */
  whole?: string
}
