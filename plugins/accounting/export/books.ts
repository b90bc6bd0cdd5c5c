import type { AccountKind, AccountType } from '../ledger/account_types.js'

/** An account as other programs are told of it. */
export interface BookAccount {
  id: number
  code: string
  name: string
  kind: AccountKind
  type: AccountType
  /** The groups it is in, the outermost first. */
  groups: readonly string[]
}

/** What one line books: minor units, above zero for a debit. */
export interface BookLine {
  accountId: number
  amount: bigint
  /** In another currency, where the line is in one. */
  foreign: { currency: string; amount: bigint } | null
  /** What more is known of it, by name: party, due, tax. */
  facts: Record<string, string | null>
}

/** A posted entry. */
export interface BookEntry {
  onDate: string
  number: string | null
  party: string | null
  text: string | null
  facts: Record<string, string | null>
  lines: readonly BookLine[]
}

/** What stands before the entries. */
export interface Books {
  company: string
  currency: string
  /** Of all amounts, the company's first. */
  currencies: readonly string[]
  from: string
  to: string
  accounts: readonly BookAccount[]
}

/** How books are written for one program. Pure: text from what was read. */
export interface Journal {
  head(): string
  entry(entry: BookEntry): string
}
