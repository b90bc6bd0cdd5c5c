import { monthsOf } from '../ledger/calendar.js'
import type { JournalKind } from '../models/journal.js'
import type { DemoAccount } from './accounts.js'

interface OnDay {
  on: string
}
/** An invoice or a bill with lines worth so much; `party` is the nth. */
export interface Trade extends OnDay {
  does: 'sell' | 'buy'
  name: string
  party: number
  worth: number[]
  isDraft?: boolean
}
/** A bill of what every company needs. */
export interface Spend extends OnDay {
  does: 'spend'
  name: string
  expense: Expense
  amount: number
}
/** The document of this name is paid, or so much of it. */
export interface Settle extends OnDay {
  does: 'settle'
  name: string
  percent?: number
}
/** … is taken back. */
export interface Credit extends OnDay {
  does: 'credit'
  name: string
}
/** A customer pays ahead of the invoice of this name, which uses it. */
export interface Ahead extends OnDay {
  does: 'pay_ahead'
  name: string
  party: number
  amount: number
}
/** An entry by hand. */
export interface Book extends OnDay {
  does: 'book'
  text: Booking
  amount: number
}
/** Something that happens in the year. */
export type Deed = Trade | Spend | Settle | Credit | Ahead | Book
export type Expense = Extract<DemoAccount, 'rent' | 'energy' | 'telephone' | 'advertising'>
export type Booking = keyof typeof BOOKINGS

/** What is booked by hand: debit, credit, journal. */
export const BOOKINGS = {
  wages: ['wages', 'bank', 'bank'],
  depreciation: ['depreciation', 'worn', 'general'],
  bank_charges: ['bank_charges', 'bank', 'bank'],
  withdrawal: ['cash', 'bank', 'bank'],
  leaflets: ['advertising', 'cash', 'cash'],
} as const satisfies Record<string, readonly [DemoAccount, DemoAccount, JournalKind]>

/** More is sold in spring and autumn. Percent. */
const SEASON = [80, 85, 110, 125, 115, 95, 75, 70, 110, 120, 130, 105]
const USUAL = 5

/**
 * What happens from the first day of a month until today, in the order of the days. `sales` is how many invoices a month
 * brings; purchases and costs grow with it.
 */
export function yearOf(start: string, today: string, sales: number): Deed[] {
  const months = monthsOf({ startsOn: start, endsOn: today })
  const deeds = months.flatMap(({ startsOn }, at) => monthOf(startsOn.slice(0, 8), at, sales))
  return [...deeds.filter((one) => one.on <= today), ...draftsOf(today)].toSorted((one, other) =>
    one.on.localeCompare(other.on)
  )
}

/** `month` is "2026-03-". */
function monthOf(month: string, at: number, sales: number): Deed[] {
  const season = SEASON[Number(month.slice(5, 7)) - 1]
  return [
    ...times(sales).flatMap((n) => sale(month, at * sales + n, n, { sales, season })),
    ...times(Math.ceil((sales * 2) / USUAL)).flatMap((n) => purchase(month, at * 100 + n, season)),
    ...costs(month, at, Math.max(1, sales / USUAL)),
  ]
}

function sale(month: string, n: number, place: number, { sales, season }: Of): Deed[] {
  const on = `${month}${day(2 + Math.floor((place * 25) / sales))}`
  const name = `sale ${n}`
  const worth = times(1 + (n % 3)).map((line) => (420 + ((n * 37 + line * 53) % 11) * 90) * season)
  const party = n * 3
  return [
    ...(n % 9 === 2 ? [paidAhead(month, name, party, worth[0])] : []),
    { on, does: 'sell', name, party, worth: worth.map((one) => Math.round(one / 100)) },
    ...(n % 23 === 11 ? [{ on: after(on, 9), does: 'credit' as const, name }] : []),
    ...paidIn(n).map(({ days, percent }) => ({
      on: after(on, days),
      does: 'settle' as const,
      name,
      percent,
    })),
  ]
}
/** On the first of the month, a part of what the first line is worth, in whole tens. */
const paidAhead = (month: string, name: string, party: number, worth: number): Ahead => ({
  on: `${month}01`,
  does: 'pay_ahead',
  name,
  party,
  amount: Math.max(10, Math.floor(worth / 4000) * 10),
})

interface Of {
  sales: number
  season: number
}

/** Most pay within the month; some in two parts, some late, a few not at all. */
function paidIn(n: number): { days: number; percent?: number }[] {
  if (n % 17 === 8) return []
  if (n % 9 === 4) return [{ days: 21, percent: 50 }, { days: 58 }]
  return [{ days: [9, 24, 28, 33, 47][n % 5] }]
}

function purchase(month: string, n: number, season: number): Deed[] {
  const on = `${month}${day(4 + ((n * 7) % 19))}`
  const name = `purchase ${n}`
  const worth = times(2 + (n % 2)).map((line) =>
    Math.round(((760 + ((n * 29 + line * 41) % 7) * 80) * season) / 100)
  )
  return [
    { on, does: 'buy', name, party: n, worth },
    { on: after(on, n % 7 === 3 ? 52 : 29), does: 'settle', name },
  ]
}

function costs(month: string, at: number, size: number): Deed[] {
  const spend = (dayOf: number, expense: Expense, amount: number): Deed[] => {
    const [on, name] = [`${month}${day(dayOf)}`, `${expense} ${at}`]
    return [
      { on, does: 'spend', name, expense, amount: Math.round(amount * size) },
      { on: after(on, 12), does: 'settle', name },
    ]
  }
  const book = (dayOf: number, text: Booking, amount: number): Deed => ({
    on: `${month}${day(dayOf)}`,
    does: 'book',
    text,
    amount: Math.round(amount * size),
  })
  return [
    ...spend(1, 'rent', 850),
    ...spend(6, 'energy', 190 + ((at * 31) % 70)),
    ...(at % 2 === 0 ? spend(8, 'telephone', 96) : spend(11, 'advertising', 240)),
    book(3, 'withdrawal', 150),
    book(17, 'leaflets', 60 + ((at * 13) % 60)),
    book(27, 'wages', 2150),
    book(28, 'bank_charges', 19),
    book(28, 'depreciation', 310),
  ]
}

/** What nobody has finished yet. */
const draftsOf = (today: string): Deed[] =>
  times(2).map((n) => ({
    on: today,
    does: 'sell',
    name: `draft ${n}`,
    party: 5 + n * 4,
    worth: [540, 310],
    isDraft: true,
  }))

const times = (count: number) => Array.from({ length: count }, (_, at) => at)
const day = (of: number) => String(of).padStart(2, '0')

/** So many days later. */
export function after(on: string, days: number) {
  return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10)
}
