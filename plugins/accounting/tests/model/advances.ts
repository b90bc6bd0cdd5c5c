import type { Book, Booking } from './book.js'
import { inEuros, type Posted } from './documents.js'
import { quotient } from './sums.js'

/** A customer's money before the invoice, with 19 % in it that is due at once; all whole, and what of it is used. */
export interface Advance {
  party: number
  currency: string
  rate: bigint
  amount: bigint
  worth: bigint
  tax: bigint
  base: bigint
  abroadTax: bigint
  uses: Use[]
  isCancelled: boolean
}

export interface Use {
  amount: bigint
  worth: bigint
  tax: bigint
  base: bigint
  abroadTax: bigint
  isUndone: boolean
  /** How to take it back. */
  undo: () => void
}

const inUse = ({ uses }: Advance) => uses.filter((one) => !one.isUndone)
export const openOf = (advance: Advance) =>
  advance.isCancelled
    ? 0n
    : advance.amount - inUse(advance).reduce((so, one) => so + one.amount, 0n)

type Movement = Pick<Use, 'worth' | 'amount' | 'tax' | 'base' | 'abroadTax'>

/** The lines of taking it without the money; a use turns them. */
function bookingsOf({ worth, amount, tax, abroadTax }: Movement, sign: bigint): Booking[] {
  return [
    ['customer_advances', -sign * worth, -sign * amount],
    ['3806', -sign * tax, -sign * abroadTax],
    ['customer_advance_tax', sign * tax, sign * abroadTax],
  ]
}

export function take(
  book: Book,
  of: Pick<Advance, 'party' | 'currency' | 'rate' | 'amount'>
): Advance {
  const { amount, currency } = of
  const worth = inEuros(of, amount)
  const abroadTax = quotient(amount * 19n, 119n)
  const tax = quotient(worth * abroadTax, amount)
  const base = quotient(worth * (amount - abroadTax), amount)
  const advance = { ...of, worth, tax, base, abroadTax, uses: [], isCancelled: false }
  book.post(currency, ['bank', worth, amount], ...bookingsOf(advance, 1n))
  book.boxes.add('81', base)
  return advance
}

export function cancel(book: Book, advance: Advance) {
  book.post(
    advance.currency,
    ['bank', -advance.worth, -advance.amount],
    ...bookingsOf(advance, -1n)
  )
  book.boxes.add('81', -advance.base)
  advance.isCancelled = true
}

/** What one more use takes: what all together are due, less what those before took. */
function nextUse(advance: Advance, amount: bigint): Movement {
  const before = inUse(advance)
  const used = before.reduce((sum, one) => sum + one.amount, amount)
  const share = (of: 'worth' | 'tax' | 'base' | 'abroadTax') =>
    quotient(advance[of] * used, advance.amount) - before.reduce((sum, one) => sum + one[of], 0n)
  const worth = share('worth')
  return {
    amount,
    worth: worth < 0n ? 0n : worth,
    tax: share('tax'),
    base: share('base'),
    abroadTax: share('abroadTax'),
  }
}

function keep(book: Book, advance: Advance, moved: Movement, other: Booking[]) {
  const bookings = [...bookingsOf(moved, -1n), ...other]
  book.post(advance.currency, ...bookings)
  book.boxes.add('81', -moved.base)
  const made: Use = {
    ...moved,
    isUndone: false,
    undo: () => {
      const turned = bookings.map(([account, worth, amount]): Booking =>
        amount === undefined ? [account, -worth] : [account, -worth, -amount]
      )
      book.post(advance.currency, ...turned)
      book.boxes.add('81', moved.base)
      made.isUndone = true
    },
  }
  advance.uses.push(made)
  return made
}

/** Closes so much of an invoice. */
export function use(book: Book, advance: Advance, { item }: Posted, amount: bigint) {
  const moved = nextUse(advance, amount)
  const made = keep(book, advance, moved, [['receivable', -moved.worth, -amount]])
  const { party, currency } = advance
  const of = { account: 'receivable', party, currency } as const
  const own = book.item({ ...of, amount: -amount, worth: -moved.worth })
  const match = book.match(item, own)!
  const turn = made.undo
  made.undo = () => {
    book.undo(match)
    turn()
    book.match(book.item({ ...of, amount, worth: moved.worth }), own)
  }
  return made
}

export function refund(book: Book, advance: Advance, amount: bigint, rate: bigint) {
  const moved = nextUse(advance, amount)
  const money = inEuros({ currency: advance.currency, rate }, amount)
  const lost = money - moved.worth
  const other: Booking[] = lost === 0n ? [] : [[lost > 0n ? 'fx_loss' : 'fx_gain', lost]]
  return keep(book, advance, moved, [['bank', -money, -amount], ...other])
}
