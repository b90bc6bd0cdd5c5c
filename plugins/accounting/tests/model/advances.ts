import { type Book, type Booking, type Item, turned, worthOf } from './book.js'
import { inEuros } from './currencies.js'
import type { Posted } from './documents.js'
import { quotient } from './sums.js'

/** Money before the invoice, with 19 % in it that is due at once; all whole, and what of it is used. */
export interface Advance {
  /** A customer's, else it went to a supplier. */
  isIn: boolean
  party: number
  currency: string
  day: string
  amount: bigint
  worth: bigint
  tax: bigint
  /** What the return counts: of a customer's the base, of a supplier's the tax. */
  counted: bigint
  abroadTax: bigint
  uses: Use[]
  cancelledOn?: string
  /** Of money on account: what closed that, and how to take it back. */
  from?: Item
  release?: () => void
}

export interface Use {
  day: string
  amount: bigint
  worth: bigint
  tax: bigint
  counted: bigint
  abroadTax: bigint
  undoneOn?: string
  /** How to take it back. */
  undo: () => void
}

const inUse = ({ uses }: Advance) => uses.filter((one) => !one.undoneOn)
export const openOf = (advance: Advance) =>
  advance.cancelledOn
    ? 0n
    : advance.amount - inUse(advance).reduce((so, one) => so + one.amount, 0n)

type Movement = Pick<Use, 'worth' | 'amount' | 'tax' | 'counted' | 'abroadTax'>

/** The lines of taking it without the money; a use turns them. */
function bookingsOf({ isIn, currency }: Advance, moved: Movement, turn: bigint): Booking[] {
  const { worth, amount, tax, abroadTax } = moved
  const sign = isIn ? turn : -turn
  const [account, owed, waiting] = isIn
    ? ['customer_advances', '3806', 'customer_advance_tax']
    : ['supplier_advances', '1406', 'supplier_advance_tax']
  return [
    [account, -sign * worth, -sign * amount, currency],
    [owed, -sign * tax, -sign * abroadTax, currency],
    [waiting, sign * tax, sign * abroadTax, currency],
  ]
}

const boxOf = ({ isIn }: Advance) => (isIn ? '81' : '66')
type Taking = Pick<Advance, 'isIn' | 'party' | 'currency' | 'amount' | 'worth'>

function begin(book: Book, of: Taking): Advance {
  const { amount, worth, isIn } = of
  const abroadTax = quotient(amount * 19n, 119n)
  const tax = quotient(worth * abroadTax, amount)
  const counted = isIn ? quotient(worth * (amount - abroadTax), amount) : tax
  return { ...of, day: book.day, tax, counted, abroadTax, uses: [] }
}

/** With a payment of its own. */
export function take(book: Book, of: Omit<Taking, 'worth'> & { rate: bigint }): Advance {
  const worth = inEuros(of, of.amount)
  const advance = begin(book, { ...of, worth })
  const sign = of.isIn ? 1n : -1n
  const bank: Booking = ['bank', sign * worth, sign * of.amount]
  book.post(of.currency, bank, ...bookingsOf(advance, advance, 1n))
  book.boxes.add(boxOf(advance), advance.counted)
  return advance
}

export function cancel(book: Book, advance: Advance) {
  const sign = advance.isIn ? 1n : -1n
  const bank: Booking = ['bank', -sign * advance.worth, -sign * advance.amount]
  book.post(advance.currency, bank, ...bookingsOf(advance, advance, -1n))
  book.boxes.add(boxOf(advance), -advance.counted)
  advance.cancelledOn = book.day
}

/** Of money that stands on account, at what it stands there with. */
export function takeFromAccount(book: Book, item: Item, amount: bigint): Advance {
  const { account, party, currency } = item
  const worth = worthOf(item, amount)
  const advance = begin(book, { isIn: account === 'receivable', party, currency, amount, worth })
  const sign = advance.isIn ? 1n : -1n
  const bookings: Booking[] = [
    ...bookingsOf(advance, advance, 1n),
    [account, sign * worth, sign * amount],
  ]
  book.post(currency, ...bookings)
  book.boxes.add(boxOf(advance), advance.counted)
  const own = book.item({ account, party, currency, amount: sign * amount, worth: sign * worth })
  const match = book.match(item, own)!
  advance.from = own
  advance.release = () => {
    book.undo(match)
    book.post(currency, ...turned(bookings))
    book.boxes.add(boxOf(advance), -advance.counted)
    const back = { account, party, currency, amount: -sign * amount, worth: -sign * worth }
    book.match(book.item(back), own)
    advance.cancelledOn = book.day
  }
  return advance
}

/** What one more use takes: what all together are due, less what those before took. */
function nextUse(advance: Advance, amount: bigint): Movement {
  const before = inUse(advance)
  const used = before.reduce((sum, one) => sum + one.amount, amount)
  const share = (of: 'worth' | 'tax' | 'counted' | 'abroadTax') =>
    quotient(advance[of] * used, advance.amount) - before.reduce((sum, one) => sum + one[of], 0n)
  const worth = share('worth')
  return {
    amount,
    worth: worth < 0n ? 0n : worth,
    tax: share('tax'),
    counted: share('counted'),
    abroadTax: share('abroadTax'),
  }
}

function keep(book: Book, advance: Advance, moved: Movement, other: Booking[]) {
  const bookings = [...bookingsOf(advance, moved, -1n), ...other]
  book.post(advance.currency, ...bookings)
  book.boxes.add(boxOf(advance), -moved.counted)
  const made: Use = {
    ...moved,
    day: book.day,
    undo: () => {
      book.post(advance.currency, ...turned(bookings))
      book.boxes.add(boxOf(advance), moved.counted)
      made.undoneOn = book.day
    },
  }
  advance.uses.push(made)
  return made
}

/** Closes so much of an invoice or bill. */
export function use(book: Book, advance: Advance, { item }: Posted, amount: bigint) {
  const moved = nextUse(advance, amount)
  const { party, currency } = advance
  const { account } = item
  const sign = advance.isIn ? 1n : -1n
  const [units, worth] = [sign * amount, sign * moved.worth]
  const made = keep(book, advance, moved, [[account, -worth, -units]])
  const own = book.item({ account, party, currency, amount: -units, worth: -worth })
  const match = book.match(item, own)!
  const turn = made.undo
  made.undo = () => {
    book.undo(match)
    turn()
    book.match(book.item({ account, party, currency, amount: units, worth }), own)
  }
  return made
}

export function refund(book: Book, advance: Advance, amount: bigint, rate: bigint) {
  const moved = nextUse(advance, amount)
  const money = inEuros({ currency: advance.currency, rate }, amount)
  const sign = advance.isIn ? 1n : -1n
  const lost = sign * (money - moved.worth)
  const other: Booking[] = lost === 0n ? [] : [[lost > 0n ? 'fx_loss' : 'fx_gain', lost]]
  return keep(book, advance, moved, [['bank', -sign * money, -sign * amount], ...other])
}
