import type { MeasuredAccount } from '../statements/evaluate.js'
import { MEASURES } from '../statements/layout.js'
import { DIFFERENCE_CODE, TRANSLATION_CODE } from '../statements/layouts/group_codes.js'
import type { Rates } from './rates.js'
import { type Amounts, type LocalAccount, restOf, type Span, translate } from './translate.js'

/** The books of one company of the group. */
export interface CompanyBooks {
  company: { id: number; name: string; currency: string }
  rates: Rates
  /** Decimals the group's currency has more than the company's. */
  shift: number
  accounts: readonly LocalAccount[]
  /** What of it is with other companies of the group, by partner. */
  within: readonly (LocalAccount & { partnerId: number })[]
}

/** What two companies have booked with each other, where it is not the same on both sides. */
export interface Mismatch {
  one: number
  other: number
  balance: bigint
  result: bigint
}

export interface Consolidated {
  /** One column for each company, then eliminations, then the group. */
  accounts: (MeasuredAccount & { companyId: number | null })[]
  mismatches: Mismatch[]
}

/**
 * Several books as one: each company translated, what they have with each other taken out, all added up. Pure. What
 * rates leave over and what two companies do not agree on stands in equity by name, so that every column balances.
 */
export function consolidate(books: readonly CompanyBooks[], span: Span): Consolidated {
  const columns = books.length + 2
  const members = new Set(books.map((one) => one.company.id))
  const accounts: Consolidated['accounts'] = []
  const eliminated: { amounts: Amounts }[] = []
  const rests: bigint[] = []
  books.forEach((book, at) => {
    const whole = translate(book.accounts, book.rates, span, book.shift)
    const own = book.within.filter(
      (one) => one.partnerId !== book.company.id && members.has(one.partnerId)
    )
    const inside = translate(own, book.rates, span, book.shift)
    eliminated.push(...inside)
    rests.push(restOf(whole))
    for (const account of whole) {
      const gone = addUp(inside.filter((one) => one.id === account.id))
      accounts.push(
        measured(account, book.company.id, columns, { [at]: account.amounts, [-2]: negated(gone) })
      )
    }
  })
  const translation = Object.fromEntries(rests.map((rest, at) => [at, { balance: rest }]))
  accounts.push(measured(namedEquity(TRANSLATION_CODE), null, columns, translation))
  const left = { balance: -restOf(eliminated) }
  accounts.push(measured(namedEquity(DIFFERENCE_CODE), null, columns, { [-2]: left }))
  return { accounts, mismatches: mismatchesOf(books, span) }
}

const namedEquity = (code: string) => ({
  id: 0,
  code,
  name: '',
  kind: 'equity' as const,
  type: 'equity' as const,
})

/** An account with its columns, counted from the end below zero; the last is their sum. */
function measured(
  { id, code, name, kind, type }: LocalAccount,
  companyId: number | null,
  columns: number,
  given: Record<number, Amounts>
) {
  const amounts = Object.fromEntries(
    MEASURES.map((measure) => {
      const list = Array.from({ length: columns }, () => 0n)
      for (const [at, one] of Object.entries(given)) {
        list[(Number(at) + columns) % columns] = one[measure] ?? 0n
      }
      list[columns - 1] = list.reduce((sum, one) => sum + one, 0n)
      return [measure, list]
    })
  )
  return { id, code, name, kind, type, companyId, amounts }
}

const addUp = (all: readonly { amounts: Amounts }[]): Amounts =>
  sumOf(all.map((one) => one.amounts))

const sumOf = (all: readonly Amounts[]): Amounts =>
  Object.fromEntries(
    MEASURES.map((key) => [key, all.reduce((sum, one) => sum + (one[key] ?? 0n), 0n)])
  )

const negated = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, -amount]))

/** Both sides of each pair, translated; what is left names the pair. */
function mismatchesOf(books: readonly CompanyBooks[], span: Span): Mismatch[] {
  const pairs = new Map<string, Mismatch>()
  for (const { company, rates, shift, within } of books) {
    for (const { partnerId, kind, amounts } of translate(within, rates, span, shift)) {
      if (!books.some((one) => one.company.id === partnerId) || partnerId === company.id) continue
      const [one, other] = [company.id, partnerId].sort((a, b) => a - b)
      const key = `${one} ${other}`
      const pair = pairs.get(key) ?? { one, other, balance: 0n, result: 0n }
      const isResult = kind === 'income' || kind === 'expense'
      if (isResult) pair.result += amounts.movement ?? 0n
      else pair.balance += amounts.balance ?? 0n
      pairs.set(key, pair)
    }
  }
  return [...pairs.values()].filter((one) => one.balance !== 0n || one.result !== 0n)
}
