import type { RecordModel } from 'kontor/plugin'
import { type Document, issue, type Sold, takeBack, type TaxCode } from './documents.js'
import { amountOf, CURRENCIES, decimal } from './currencies.js'
import type { KnownDocument, Play } from './play.js'

/** An invoice or bill of one to three lines. */
export async function document(play: Play) {
  const { roll } = play
  const isSale = roll.chance(0.6)
  const currency = roll.one(CURRENCIES)
  const isOnPayment = isSale && roll.chance(0.3)
  const taxOf = (): TaxCode => (isOnPayment ? 'U19IST' : isSale ? roll.one(['U19', 'U7']) : 'V19')
  const lines = Array.from({ length: 1 + roll.below(3) }, (): Sold => ({
    quantity: BigInt(1 + roll.below(4)),
    price: BigInt(1 + roll.below(90_000)),
    discount: roll.chance(0.3) ? roll.one([500n, 1250n, 3333n]) : 0n,
    tax: taxOf(),
  }))
  const party = roll.one(play.parties)
  const made = await play.run('invoice.create', null, {
    kind: isSale ? 'invoice' : 'bill',
    party_id: party,
    on_date: play.day,
    currency,
    reference: `R-${play.documents.length}`,
    lines: lines.map(({ quantity, price, discount, tax }) => ({
      text: 'Work',
      quantity: String(quantity),
      price: amountOf(price, currency),
      discount: decimal(discount),
      tax_id: play.taxes[tax],
    })),
  })
  await play.run('invoice.post', made)
  const said = { isSale, isCredit: false, party, currency, lines, rate: play.rate(currency) }
  keep(play, made, said)
}

function keep(play: Play, { id }: RecordModel, said: Document) {
  const known: KnownDocument = { id, posted: issue(play.book, said), state: 'posted' }
  play.documents.push(known)
  return known
}

const isUnpaid = ({ posted: { item } }: KnownDocument) => item.open === item.amount

function some(play: Play, of: (one: KnownDocument) => boolean) {
  const found = play.documents.filter((one) => one.state === 'posted' && of(one))
  return found.length > 0 ? play.roll.one(found) : undefined
}

/** All of a document is given back, at its own rate. */
export async function credit(play: Play) {
  const known = some(play, ({ posted }) => !posted.isCredit)
  if (!known) return false
  const draft = await play.run('invoice.credit', known.id, { on_date: play.day })
  await play.run('invoice.post', draft)
  const made = keep(play, draft, { ...known.posted, isCredit: true })
  play.book.match(known.posted.item, made.posted.item)
  known.state = 'credited'
  made.state = 'credited'
  const again = await play.run('invoice.credit', known.id, { on_date: play.day })
  const code = known.posted.isSale ? 'E_CREDIT_OVER' : 'E_DUPLICATE_REFERENCE'
  await play.refused(code, () => play.run('invoice.post', again))
  return play.run('invoice.delete', again.id)
}

/** Only what nothing was paid of is taken back. */
export async function cancel(play: Play) {
  const known = some(play, () => true)
  if (!known) return false
  const act = () => play.run('invoice.cancel', known.id, { on_date: play.day })
  if (!isUnpaid(known)) return play.refused('E_INVOICE_SETTLED', act)
  await act()
  return takenBack(play, known)
}

export async function correct(play: Play) {
  const known = some(play, isUnpaid)
  if (!known) return false
  const draft = await play.run('invoice.correct', known.id, { on_date: play.day })
  takenBack(play, known)
  await play.sync()
  await play.run('invoice.post', draft)
  return keep(play, draft, known.posted)
}

function takenBack(play: Play, known: KnownDocument) {
  const before = play.book.items.length
  takeBack(play.book, known.posted)
  play.bound.add(known.posted.item)
  for (const item of play.book.items.slice(before)) play.bound.add(item)
  known.state = 'cancelled'
}
