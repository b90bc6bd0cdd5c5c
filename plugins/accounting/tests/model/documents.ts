import { type Book, type Booking, type Item, turned } from './book.js'
import { inEuros } from './currencies.js'
import { quotient } from './sums.js'

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
  book.post(currency, ...turned(bookings))
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
