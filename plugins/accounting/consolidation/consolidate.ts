import type { MeasuredAccount } from '../statements/evaluate.js'
import { MEASURES } from '../statements/layout.js'
import * as codes from '../statements/layouts/group_codes.js'
import { cashOf } from './cash_of_group.js'
import { type Capital, capitalOf, type Minority } from './minorities.js'
import { type Mismatch, mismatchesOf } from './mismatches.js'
import { atRate, type Rates } from './rates.js'
import { partOf } from './holdings.js'
import {
  type Amounts,
  type LocalAccount,
  restOf,
  type Span,
  translate,
  type Translated,
} from './translate.js'

/** The books of one company of the group. */
export interface CompanyBooks {
  company: { id: number; name: string; currency: string }
  /** Its days, where they are not those of the group: it came later. */
  span?: Span
  rates: Rates
  /** Decimals the group's currency has more than the company's. */
  shift: number
  accounts: readonly LocalAccount[]
  /** What of it is with other companies of the group, by partner. */
  within: readonly (LocalAccount & { partnerId: number })[]
  /** What of it belongs to others; of a company nobody is said to hold nothing is taken out. */
  minority?: Minority
  /** What it holds of others, and the account that stands on. */
  holdings?: readonly { heldId: number; accountId: number | null }[]
  /** The cash it had when it came into the group, within the days asked for. */
  broughtCash?: bigint
}

export interface Consolidated {
  /** One column for each company, then eliminations, then the group. */
  accounts: (MeasuredAccount & { companyId: number | null })[]
  mismatches: Mismatch[]
}

/** One company translated, with what is taken out of it. */
interface Part {
  book: CompanyBooks
  whole: Translated[]
  inside: Translated[]
  rest: { now: bigint; before: bigint }
  capital?: Capital
}

/**
 * Several books as one: each company translated, what they have with each other and what was paid for them taken out,
 * all added up. Pure. What rates leave over, what belongs to others and what two companies do not agree on stands in
 * equity by name, so that every column balances.
 */
export function consolidate(books: readonly CompanyBooks[], span: Span): Consolidated {
  const parts = books.map((book) => partOfGroup(book, books, span))
  const columns = books.length + 2
  const accounts: Consolidated['accounts'] = []
  const gone: Amounts[] = []
  parts.forEach((part, at) => {
    for (const account of part.whole) {
      const out = sumOf([
        ...part.inside.filter((one) => one.id === account.id).map((one) => one.amounts),
        part.capital?.taken.get(account.id) ?? {},
        heldOn(account, part, parts),
      ])
      gone.push(out)
      const given = { [at]: account.amounts, [-2]: negated(out) }
      accounts.push(measured(account, part.book.company.id, columns, given))
    }
  })
  const named = (code: string, given: Record<number, Amounts>) =>
    accounts.push(measured({ ...EQUITY, code }, null, columns, given))
  for (const { code, amounts } of minorityRows(parts)) named(code, { [-2]: amounts })
  named(codes.TRANSLATION_CODE, translationOf(parts))
  const cash = parts.map(({ book, whole }) => cashOf(whole, broughtOf(book)))
  const each = (key: 'rates' | 'brought') =>
    Object.fromEntries(cash.map((one, at) => [at, { movement: one[key] }]))
  named(codes.CASH_RATES_CODE, each('rates'))
  named(codes.CASH_JOINED_CODE, each('brought'))
  const inside = parts.flatMap((part) => part.inside)
  const flows = gone.reduce((sum, one) => sum + (one.movement ?? 0n), 0n)
  named(codes.DIFFERENCE_CODE, { [-2]: { balance: -restOf(inside), movement: flows } })
  return { accounts, mismatches: mismatchesOf(books, span) }
}

const EQUITY = { id: 0, name: '', kind: 'equity' as const, type: 'equity' as const }

function partOfGroup(book: CompanyBooks, books: readonly CompanyBooks[], group: Span): Part {
  const { rates, shift } = book
  const span = book.span ?? group
  const members = new Set(books.map((one) => one.company.id))
  const whole = translate(book.accounts, rates, span, shift)
  const own = book.within.filter(
    (one) => one.partnerId !== book.company.id && members.has(one.partnerId)
  )
  const inside = translate(own, rates, span, shift)
  const rest = { now: restOf(whole), before: restOf(whole, 'opening') }
  if (!book.minority) return { book, whole, inside, rest }
  const from = { year: span.yearFrom, movement: span.from }
  const capital = capitalOf(whole, book.minority, rest, (amount, of) =>
    atRate(amount, rates.average(from[of], span.to), shift)
  )
  return { book, whole, inside, rest, capital }
}

/** What was paid for companies of the group, on the account it stands on; money put into them later is no flow of the group. */
function heldOn(account: Translated, { book }: Part, parts: readonly Part[]): Amounts {
  const held = (book.holdings ?? []).filter((one) => one.accountId === account.id)
  const known = parts.filter(
    (part) => part.capital && held.some((one) => one.heldId === part.book.company.id)
  )
  if (known.length === 0) return {}
  const paidIn = known
    .filter((part) => firstHolder(part, parts) === book.company.id)
    .flatMap((part) => [...part.capital!.taken.values()])
    .reduce((sum, one) => sum + (one.movement ?? 0n), 0n)
  const { balance, opening } = account.amounts
  return { balance, opening, movement: -paidIn }
}

/** Who put in what a company was given later, where several hold it. */
const firstHolder = (part: Part, parts: readonly Part[]) =>
  parts.find(({ book }) =>
    book.holdings?.some((one) => one.heldId === part.book.company.id && one.accountId !== null)
  )?.book.company.id

/** What belongs to others, and what was paid above or below the capital of companies: all that taking out leaves open. */
function minorityRows(parts: readonly Part[]) {
  const held = parts.filter((part) => part.capital)
  const sum = (of: (one: Capital) => bigint) =>
    held.reduce((all, one) => all + of(one.capital!), 0n)
  const paid = (part: Part) =>
    part.whole.reduce((all, one) => all + (heldOn(one, part, parts).balance ?? 0n), 0n)
  const cost = parts.reduce((all, part) => all + paid(part), 0n)
  const costOfOthers = held.reduce(
    (all, part) => all + partOf(paid(part), part.book.minority!.part),
    0n
  )
  const [year, earlier] = [sum((one) => one.year), sum((one) => one.earlier)]
  const theirs = sum((one) => one.capital + one.earlier + one.year + one.translation)
  const capital = sum((one) => one.acquired - one.capital) + cost - costOfOthers
  return [
    { code: codes.MINORITY_CODE, amounts: { balance: theirs + costOfOthers } },
    { code: codes.MINORITY_EARLIER_CODE, amounts: { balance: -earlier, earlier: -earlier } },
    {
      code: codes.MINORITY_RESULT_CODE,
      amounts: { balance: -year, year: -year, movement: -sum((one) => one.movement) },
    },
    { code: codes.CAPITAL_CODE, amounts: { balance: capital } },
  ]
}

/** What rates leave over of each company, and what of it belongs to others (IAS 21.41). */
function translationOf(parts: readonly Part[]): Record<number, Amounts> {
  const others = (of: (one: Capital) => bigint) =>
    -parts.reduce((sum, one) => sum + (one.capital ? of(one.capital) : 0n), 0n)
  return {
    ...Object.fromEntries(
      parts.map(({ rest }, at) => [at, { balance: rest.now, movement: rest.now - rest.before }])
    ),
    [-2]: {
      balance: others((one) => one.translation),
      movement: others((one) => one.translated),
    },
  }
}

const broughtOf = ({ broughtCash = 0n, rates, shift, span }: CompanyBooks) =>
  broughtCash ? atRate(broughtCash, rates.at(span!.joined!), shift) : 0n

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

const sumOf = (all: readonly Amounts[]): Amounts =>
  Object.fromEntries(
    MEASURES.map((key) => [key, all.reduce((sum, one) => sum + (one[key] ?? 0n), 0n)])
  )

const negated = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, -amount]))
