import type { Book, Booking, Item } from './book.js'
import { quotient, shares } from './sums.js'

export type TaxCode = 'U19' | 'U7' | 'U19IST' | 'V19'

interface Rule {
  percent: bigint
  /** Where the tax stands, and while it waits for the payment. */
  account: string
  lines: string
  base?: string
  box?: string
}

/** German VAT as its return has it. */
export const TAXES: Record<TaxCode, Rule> = {
  U19: { percent: 19n, account: '3806', lines: 'sales', base: '81' },
  U7: { percent: 7n, account: '3801', lines: '4300', base: '86' },
  U19IST: { percent: 19n, account: '3810', lines: 'sales', base: '81' },
  V19: { percent: 19n, account: '1406', lines: 'purchases', box: '66' },
}

/** Price in minor units, discount in hundredths of a percent. */
export interface Sold {
  quantity: bigint
  price: bigint
  discount: bigint
  tax: TaxCode
}

export interface Document {
  isSale: boolean
  isCredit: boolean
  party: number
  currency: string
  /** Millionths of a euro for one unit, of a currency that has cents. */
  rate: bigint
  lines: readonly Sold[]
}

export interface Posted extends Document {
  item: Item
  total: bigint
  bookings: Booking[]
  boxes: [box: string, amount: bigint][]
}

export const inEuros = ({ currency, rate }: Pick<Document, 'currency' | 'rate'>, amount: bigint) =>
  currency === 'EUR' ? amount : quotient(amount * rate, 1_000_000n)

export function issue(book: Book, document: Document): Posted {
  const { isSale, isCredit, lines, currency, party } = document
  const sign = isSale !== isCredit ? 1n : -1n
  const worth = (amount: bigint) => inEuros(document, amount)
  const nets = lines.map((one) =>
    quotient(one.quantity * one.price * (10_000n - one.discount), 10_000n)
  )
  const bookings: Booking[] = lines.map(({ tax }, at) => [
    TAXES[tax].lines,
    -sign * worth(nets[at]),
    -sign * nets[at],
  ])
  const boxes: Posted['boxes'] = []
  const count = (box: string | undefined, amount: bigint) =>
    box && boxes.push([box, isCredit ? -amount : amount])
  let total = nets.reduce((sum, one) => sum + one, 0n)
  let waiting: Item['waiting']
  for (const code of new Set(lines.map((one) => one.tax))) {
    const { percent, account, base: baseBox, box } = TAXES[code]
    const base = nets.reduce((sum, one, at) => (lines[at].tax === code ? sum + one : sum), 0n)
    const tax = quotient(base * percent, 100n)
    total += tax
    bookings.push([account, -sign * worth(tax), -sign * tax])
    if (code === 'U19IST') {
      const [ofTax, ofBase] = [-sign * worth(tax), isCredit ? -worth(base) : worth(base)]
      waiting = { tax: ofTax, base: ofBase, movedTax: 0n, movedBase: 0n }
      continue
    }
    count(baseBox, worth(base))
    count(box, worth(tax))
  }
  const owed = -bookings.reduce((sum, [, amount]) => sum + amount, 0n)
  const account = isSale ? 'receivable' : 'payable'
  bookings.push([account, owed, sign * total])
  book.post(currency, ...bookings)
  for (const [box, amount] of boxes) book.boxes.add(box, amount)
  const item = book.item({ account, party, currency, amount: sign * total, worth: owed, waiting })
  return { ...document, item, total, bookings, boxes }
}

/** Takes a document back, and closes it with what took it back. */
export function takeBack(book: Book, { bookings, boxes, item, currency }: Posted) {
  const turned = bookings.map(([account, worth, amount]): Booking => [account, -worth, -amount!])
  book.post(currency, ...turned)
  for (const [box, amount] of boxes) book.boxes.add(box, -amount)
  const { waiting, ...same } = item
  const back = book.item({
    ...same,
    amount: -item.amount,
    worth: -item.worth,
    waiting: waiting && {
      ...{ tax: -waiting.tax, base: -waiting.base },
      ...{ movedTax: 0n, movedBase: 0n },
    },
  })
  book.match(item, back)
}

export interface Paid {
  isIn: boolean
  account: Item['account']
  party: number
  currency: string
  rate: bigint
  amount: bigint
  /** What closes items of its own currency; discount and write-off come on top, of euros only. */
  lines: readonly { item: Item; amount: bigint; discount: bigint; writeOff: bigint; of?: Posted }[]
}

export interface PostedPayment extends Paid {
  items: Item[]
  matches: Book['matches']
  bookings: Booking[]
  boxes: [box: string, amount: bigint][]
}

export function pay(book: Book, payment: Paid): PostedPayment {
  const { isIn, party, currency, amount, lines, account } = payment
  const sign = isIn ? 1n : -1n
  const rest = amount - lines.reduce((sum, one) => sum + one.amount, 0n)
  const closing = [...lines.map((one) => one.amount), ...(rest > 0n ? [rest] : [])]
  const worths = shares(inEuros(payment, amount), closing)
  const bookings: Booking[] = [['bank', sign * inEuros(payment, amount), sign * amount]]
  const boxes: PostedPayment['boxes'] = []
  const own: { amount: bigint; worth: bigint; closes?: Item }[] = closing.map((one, at) => ({
    amount: -sign * one,
    worth: -sign * worths[at],
    closes: lines[at]?.item,
  }))
  for (const { item, discount, writeOff, of } of lines) {
    if (discount > 0n) {
      const back = of && taxWithin(of, discount)
      const purpose = isIn ? 'discount_given' : 'discount_taken'
      bookings.push([purpose, sign * (discount - (back?.tax ?? 0n))])
      if (back) bookings.push([back.account, sign * back.tax])
      if (back?.box) boxes.push([back.box, -(back.box === '66' ? back.tax : back.base)])
      own.push({ amount: -sign * discount, worth: -sign * discount, closes: item })
    }
    if (writeOff > 0n) {
      bookings.push(['write_off', sign * writeOff])
      own.push({ amount: -sign * writeOff, worth: -sign * writeOff, closes: item })
    }
  }
  for (const one of own) bookings.push([account, one.worth, one.amount])
  book.post(currency, ...bookings)
  for (const [box, sum] of boxes) book.boxes.add(box, sum)
  const items = own.map((one) => book.item({ account, party, currency, ...one }))
  const before = book.matches.length
  for (const [at, { closes, amount: of }] of own.entries()) {
    const reach = of < 0n ? -of : of
    if (closes) book.match(closes, items[at], [reach, reach])
  }
  return { ...payment, items, matches: book.matches.slice(before), bookings, boxes }
}

/** The tax in a discount on a document of one tax: it was agreed on a lower price (§ 17 UStG). */
function taxWithin({ lines: [{ tax: code }], total }: Posted, discount: bigint) {
  const { percent, account, base, box } = TAXES[code]
  const whole = quotient(total * percent, 100n + percent)
  const tax = quotient(whole * discount, total)
  return {
    tax,
    base: discount - tax,
    account: code === 'U19IST' ? '3806' : account,
    box: base ?? box,
  }
}

/** Takes a payment back: what it closed is open again, what it left is closed with what took it back. */
export function cancelPayment(book: Book, payment: PostedPayment) {
  for (const match of book.matches) {
    const isIts = payment.items.some((one) => one === match.debit || one === match.credit)
    if (isIts && !match.isUndone) book.undo(match)
  }
  const turned = payment.bookings.map(([account, worth, amount]): Booking =>
    amount === undefined ? [account, -worth] : [account, -worth, -amount]
  )
  book.post(payment.currency, ...turned)
  for (const [box, amount] of payment.boxes) book.boxes.add(box, -amount)
  const backs = payment.items.map(({ account, party, currency, amount, worth }) =>
    book.item({ account, party, currency, amount: -amount, worth: -worth })
  )
  const all = [...payment.items, ...backs]
  for (const debit of all.filter((one) => one.amount > 0n)) {
    for (const credit of all.filter((one) => one.amount < 0n)) book.match(debit, credit)
  }
}
