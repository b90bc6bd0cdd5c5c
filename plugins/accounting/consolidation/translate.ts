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
  /** Before the first day: of equity and results only the sum says something, as each part has a rate of its own. */
  opening?: bigint
  /** Income and expenses: since the year began. */
  year?: bigint
  /** In the days asked for; of equity it is told by its days. */
  movement?: bigint
  /** Equity, and results of earlier years: by the day they came from, or the year whose result they are. */
  dated?: readonly Dated[]
}

export interface Dated {
  amount: bigint
  /** The day it was booked on, where it is not that of its rate. */
  on?: string
  /** At the rate of a day, or at the average of a year. */
  at: { on: string } | { from: string; to: string }
  in: 'earlier' | 'year'
}

export type Amounts = Partial<Record<Measure, bigint>>

/** An account in the currency of the group. */
export type Translated<T extends LocalAccount = LocalAccount> = T & {
  amounts: Amounts
  /** What of it was there before the company came into the group. */
  before: bigint
}

/** The days a consolidated statement is about, with the fiscal year the last of them is in. */
export interface Span {
  from: string
  to: string
  yearFrom: string
  /** The day the company came into the group: what was there before is worth what it was on that day. */
  joined?: string | null
  /** The day before the first, and the fiscal year it is in; none where the company was not in the group then. */
  before?: { on: string; yearFrom: string } | null
}

/**
 * The accounts of a company in the currency of the group (IAS 21.39): assets and liabilities at the rate of the last
 * day, income and expenses at the average of their days, equity at the rate of the day it came from; what moved in
 * assets and liabilities at the average, as cash flows are (IAS 7.27).
 */
export function translate<T extends LocalAccount>(
  accounts: readonly T[],
  rates: Rates,
  span: Span,
  shift = 0
): Translated<T>[] {
  const at = (amount: bigint | undefined, rate: () => bigint) =>
    amount ? atRate(amount, rate(), shift) : 0n
  return accounts.map((account) => {
    const dated = (is: (one: Dated) => boolean) =>
      (account.dated ?? [])
        .filter(is)
        .reduce((sum, one) => sum + at(one.amount, () => rateOf(rates, one, span)), 0n)
    const closing = at(account.balance, () => rates.at(span.to))
    const year =
      at(account.year, () => rates.average(span.yearFrom, span.to)) +
      dated((one) => one.in === 'year')
    const movement =
      at(account.movement, () => rates.average(span.from, span.to)) +
      (account.kind === 'equity' ? dated((one) => 'on' in one.at && one.at.on >= span.from) : 0n)
    const earlier = dated((one) => one.in === 'earlier')
    const opening = openingOf(account, rates, span, at)
    const balance = closing + earlier + year
    const before = dated((one) => isBefore(one, span.joined))
    return { ...account, amounts: { balance, opening, year, earlier, movement }, before }
  })
}

/** What an account was worth on the day before the first. */
function openingOf(
  account: LocalAccount,
  rates: Rates,
  { before, joined }: Span,
  at: (amount: bigint | undefined, rate: () => bigint) => bigint
) {
  if (!before) return 0n
  if (account.kind === 'asset' || account.kind === 'liability') {
    return at(account.opening, () => rates.at(before.on))
  }
  const kept = (account.dated ?? []).filter((one) => dayOf(one) <= before.on)
  const known = kept.reduce((sum, one) => sum + one.amount, 0n)
  const worth = kept.reduce(
    (sum, one) => sum + at(one.amount, () => rateOf(rates, one, { joined })),
    0n
  )
  const rest = account.kind === 'equity' ? 0n : (account.opening ?? 0n) - known
  return worth + at(rest, () => rates.average(before.yearFrom, before.on))
}

const dayOf = ({ on, at }: Dated) => on ?? ('on' in at ? at.on : at.to)

function rateOf(rates: Rates, one: Dated, { joined }: Pick<Span, 'joined'>) {
  if (isBefore(one, joined)) return rates.at(joined!)
  return 'on' in one.at ? rates.at(one.at.on) : rates.average(one.at.from, one.at.to)
}

const isBefore = (one: Dated, joined: string | null | undefined) =>
  Boolean(joined) && dayOf(one) < joined!

/** What is missing for all of it to be nothing: the difference of currencies, part of equity (IAS 21.41). */
export const restOf = (
  accounts: readonly { amounts: Amounts }[],
  measure: 'balance' | 'opening' = 'balance'
) => -accounts.reduce((sum, one) => sum + (one.amounts[measure] ?? 0n), 0n)
