import type { AccountKind, AccountType } from '../ledger/account_types.js'
import type { Measure } from '../statements/layout.js'
import { atRate, type Rates } from './rates.js'

/** What was booked on an account of one company, in its own currency; a debit above zero. */
export interface LocalAccount {
  id: number
  code: string
  name: string
  kind: AccountKind
  type: AccountType
  /** Assets and liabilities: what stands there on the last day. */
  balance?: bigint
  /** Income and expenses: since the year began, and in the days asked for. */
  year?: bigint
  movement?: bigint
  /** Equity, and results of earlier years: by the day they came from, or the year whose result they are. */
  dated?: readonly Dated[]
}

export interface Dated {
  amount: bigint
  /** At the rate of a day, or at the average of a year. */
  at: { on: string } | { from: string; to: string }
  in: 'earlier' | 'year'
}

export type Amounts = Partial<Record<Measure, bigint>>

/** The days a consolidated statement is about, with the fiscal year the last of them is in. */
export interface Span {
  from: string
  to: string
  yearFrom: string
}

/**
 * The accounts of a company in the currency of the group (IAS 21.39): assets and liabilities at the rate of the last
 * day, income and expenses at the average of their days, equity at the rate of the day it came from.
 */
export function translate<T extends LocalAccount>(
  accounts: readonly T[],
  rates: Rates,
  span: Span,
  shift = 0
): (T & { amounts: Amounts })[] {
  const at = (amount: bigint | undefined, rate: () => bigint) =>
    amount ? atRate(amount, rate(), shift) : 0n
  return accounts.map((account) => {
    const dated = (within: Dated['in']) =>
      (account.dated ?? [])
        .filter((one) => one.in === within)
        .reduce((sum, one) => sum + at(one.amount, () => rateOf(rates, one)), 0n)
    const closing = at(account.balance, () => rates.at(span.to))
    const year = at(account.year, () => rates.average(span.yearFrom, span.to)) + dated('year')
    const movement = at(account.movement, () => rates.average(span.from, span.to))
    const earlier = dated('earlier')
    return { ...account, amounts: { balance: closing + earlier + year, year, earlier, movement } }
  })
}

const rateOf = (rates: Rates, { at }: Dated) =>
  'on' in at ? rates.at(at.on) : rates.average(at.from, at.to)

/** What is missing for all of it to be nothing: the difference of currencies, part of equity (IAS 21.41). */
export const restOf = (accounts: readonly { amounts: Amounts }[]) =>
  -accounts.reduce((sum, one) => sum + (one.amounts.balance ?? 0n), 0n)
