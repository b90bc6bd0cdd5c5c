import { type Book, type Booking, type Item, turned, worthOf } from './book.js'
import { inEuros } from './currencies.js'
import { type Posted, TAXES } from './documents.js'
import { quotient, shares } from './sums.js'

export interface PaidLine {
  item: Item
  /** In the currency of the item. */
  amount: bigint
  /** What of the money that is. */
  paid: bigint
  /** On top of it, in the currency of the item. */
  discount: bigint
  writeOff: bigint
  of?: Posted
}

export interface Paid {
  isIn: boolean
  account: Item['account']
  party: number
  currency: string
  rate: bigint
  amount: bigint
  lines: readonly PaidLine[]
}

export interface PostedPayment extends Paid {
  items: Item[]
  /** What stays on account. */
  rest?: Item
  bookings: Booking[]
  boxes: [box: string, amount: bigint][]
}

interface Own {
  currency: string
  amount: bigint
  worth: bigint
  closes?: Item
  /** How much of what it closes. */
  wanted?: bigint
}

const size = (one: bigint) => (one < 0n ? -one : one)

export function pay(book: Book, payment: Paid): PostedPayment {
  const { isIn, party, currency, amount, lines, account } = payment
  const sign = isIn ? 1n : -1n
  const money = inEuros(payment, amount)
  const bookings: Booking[] = [['bank', sign * money, sign * amount]]
  const boxes: PostedPayment['boxes'] = []
  const own = closing(payment, money)
  for (const line of lines) {
    const without = withoutMoney(payment, line)
    bookings.push(...without.bookings)
    boxes.push(...without.boxes)
    own.push(...without.own)
  }
  for (const one of own) bookings.push([account, one.worth, one.amount, one.currency])
  book.post(currency, ...bookings)
  for (const [box, sum] of boxes) book.boxes.add(box, sum)
  const items = own.map(({ currency: of, amount: signed, worth }) =>
    book.item({ account, party, currency: of, amount: signed, worth })
  )
  for (const [at, { closes, wanted, amount: of }] of own.entries()) {
    if (closes) book.match(closes, items[at], [wanted!, size(of)])
  }
  const rest = items.find((_, at) => !own[at].closes)
  return { ...payment, items, rest, bookings, boxes }
}

/** What the money closes, and what stays on account. */
function closing({ isIn, currency, amount, lines }: Paid, money: bigint): Own[] {
  const sign = isIn ? -1n : 1n
  const paid = lines.filter((one) => one.paid > 0n)
  const rest = amount - lines.reduce((sum, one) => sum + one.paid, 0n)
  const parts = [...paid.map((one) => one.paid), ...(rest > 0n ? [rest] : [])]
  const worths = shares(money, parts)
  return parts.map((part, at) => ({
    ...{ currency, amount: sign * part, worth: sign * worths[at] },
    ...{ closes: paid[at]?.item, wanted: paid[at]?.amount },
  }))
}

/** Discount and what is written off, each at what its part of the item is worth once the money took its own. */
function withoutMoney({ isIn }: Paid, { item, amount, discount, writeOff, of }: PaidLine) {
  const sign = isIn ? 1n : -1n
  const { currency } = item
  const left = { ...item }
  const bookings: Booking[] = []
  const boxes: PostedPayment['boxes'] = []
  const own: Own[] = []
  const take = (part: bigint) => {
    const worth = worthOf(left, part)
    left.open -= left.open < 0n ? -part : part
    left.worthOpen -= left.worthOpen < 0n ? -worth : worth
    return worth
  }
  take(amount)
  if (discount > 0n) {
    const worth = take(discount)
    const back = of && taxWithin(of, discount, worth)
    bookings.push([isIn ? 'discount_given' : 'discount_taken', sign * (worth - (back?.tax ?? 0n))])
    if (back) bookings.push([back.account, sign * back.tax, sign * back.abroad, currency])
    if (back?.box) boxes.push([back.box, -(back.box === '66' ? back.tax : back.base)])
    own.push({
      currency,
      amount: -sign * discount,
      worth: -sign * worth,
      closes: item,
      wanted: discount,
    })
  }
  if (writeOff > 0n) {
    const worth = take(writeOff)
    bookings.push(['write_off', sign * worth])
    own.push({
      currency,
      amount: -sign * writeOff,
      worth: -sign * worth,
      closes: item,
      wanted: writeOff,
    })
  }
  return { bookings, boxes, own }
}

/** The tax in a discount on a document of one tax: it was agreed on a lower price (§ 17 UStG). */
function taxWithin({ lines: [{ tax: code }], total }: Posted, discount: bigint, worth: bigint) {
  const { percent, account, base, box } = TAXES[code]
  const whole = quotient(total * percent, 100n + percent)
  const abroad = quotient(whole * discount, total)
  return {
    abroad,
    tax: quotient(worth * abroad, discount),
    base: quotient(worth * (discount - abroad), discount),
    account: code === 'U19IST' ? '3806' : account,
    box: base ?? box,
  }
}

/** Takes a payment back: what it closed is open again, what it left is closed with what took it back. */
export function cancelPayment(book: Book, payment: PostedPayment) {
  for (const match of book.matches) {
    const isIts = payment.items.some((one) => one === match.debit || one === match.credit)
    if (isIts && !match.undoneOn) book.undo(match)
  }
  book.post(payment.currency, ...turned(payment.bookings))
  for (const [box, amount] of payment.boxes) book.boxes.add(box, -amount)
  const backs = payment.items.map(({ account, party, currency, amount, worth }) =>
    book.item({ account, party, currency, amount: -amount, worth: -worth })
  )
  const all = [...payment.items, ...backs]
  for (const debit of all.filter((one) => one.amount > 0n)) {
    for (const credit of all.filter((one) => one.amount < 0n)) book.match(debit, credit)
  }
}
