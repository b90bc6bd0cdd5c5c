import type { Item } from './book.js'
import { amountOf, CURRENCIES, decimal, fromEuros, inEuros } from './currencies.js'
import { cancelPayment, pay, type Paid, type PaidLine } from './payments.js'
import type { Play } from './play.js'

const size = (one: bigint) => (one < 0n ? -one : one)

/** Open items that money of one direction closes: of one party, now and then in several currencies. */
function payable(play: Play, isMixed = false) {
  const open = play.book.items.filter(
    ({ account, open: left }) => left !== 0n && left > 0n === (account === 'receivable')
  )
  if (open.length === 0) return []
  const { account, party, currency } = play.roll.one(open)
  const alike = open.filter(
    (one) =>
      one.account === account && one.party === party && (isMixed || one.currency === currency)
  )
  return alike.slice(0, 1 + play.roll.below(3))
}

/** In the currency of what it closes, or in another. */
export async function payment(play: Play) {
  const { roll } = play
  const isMixed = roll.chance(0.3)
  const items = payable(play, isMixed)
  if (items.length === 0) return false
  const [{ account, party }] = items
  const currency = isMixed ? roll.one(CURRENCIES) : items[0].currency
  const isIn = account === 'receivable'
  const rate =
    currency !== 'EUR' && roll.chance(0.5)
      ? (play.rate(currency) * BigInt(930 + roll.below(140))) / 1000n
      : play.rate(currency)
  const all = items.map((item) => lineOf(play, item, { currency, rate }))
  const lines = all.filter((one) => one.amount === 0n || one.paid > 0n)
  const extra = roll.chance(0.3) ? BigInt(1 + roll.below(20_000)) : 0n
  const amount = lines.reduce((sum, one) => sum + one.paid, extra)
  if (lines.length === 0 && amount === 0n) return false
  return post(play, { isIn, account, party, currency, rate, amount, lines })
}

function lineOf(play: Play, item: Item, money: { currency: string; rate: bigint }) {
  const { roll, documents } = play
  const whole = size(item.open)
  const closed = roll.chance(0.6) ? whole : 1n + BigInt(roll.below(Number(whole)))
  const of = documents.find(({ posted }) => posted.item === item)?.posted
  const isPlain = new Set(of?.lines.map((one) => one.tax)).size < 2
  const part = () =>
    isPlain && closed > 300n && roll.chance(0.3) ? BigInt(1 + roll.below(99)) : 0n
  const [discount, writeOff] = [part(), part()]
  const amount = closed - discount - writeOff
  const isSaid = item.currency !== money.currency && roll.chance(0.5)
  const usual = converted(play, item, amount, money)
  const paid = isSaid ? (usual * BigInt(950 + roll.below(100))) / 1000n : usual
  return { item, of, amount, paid, isSaid, discount, writeOff }
}

/** What is paid of another currency where the bank does not say: by the rates of the day. */
function converted(
  play: Play,
  { currency }: Item,
  amount: bigint,
  money: { currency: string; rate: bigint }
) {
  if (currency === money.currency) return amount
  return fromEuros(money, inEuros({ currency, rate: play.rate(currency) }, amount))
}

/** Money of somebody whom nothing is open of. */
export async function ahead(play: Play) {
  const { roll } = play
  const isIn = roll.chance(0.6)
  const currency = roll.one(CURRENCIES)
  await post(play, {
    ...{ isIn, currency, rate: play.rate(currency), party: roll.one(play.parties), lines: [] },
    account: isIn ? 'receivable' : 'payable',
    amount: BigInt(1 + roll.below(50_000)),
  })
}

async function post(
  play: Play,
  paid: Omit<Paid, 'lines'> & { lines: (PaidLine & { isSaid?: boolean })[] }
) {
  const { currency } = paid
  const made = await play.run('payment.create', null, {
    direction: paid.isIn ? 'in' : 'out',
    party_id: paid.party,
    journal_id: play.journals.bank,
    on_date: play.day,
    currency,
    amount: amountOf(paid.amount, currency),
    rest: 'on_account',
    ...(currency === 'EUR' ? {} : { rate: decimal(paid.rate, 6) }),
    lines: paid.lines.map(({ item, amount, paid: money, isSaid, discount, writeOff }) => ({
      open_item_id: play.idOf(item),
      amount: amountOf(amount, item.currency),
      ...(isSaid ? { paid: amountOf(money, currency) } : {}),
      ...(discount > 0n ? { discount: amountOf(discount, item.currency) } : {}),
      ...(writeOff > 0n ? { write_off: amountOf(writeOff, item.currency) } : {}),
    })),
  })
  await play.run('payment.post', made)
  play.payments.push({ id: made.id, posted: pay(play.book, paid), isCancelled: false })
}

/** More than is open of an item is not paid. */
export async function payTooMuch(play: Play) {
  const [item] = payable(play)
  if (!item) return false
  const amount = amountOf(size(item.open) + 1n, item.currency)
  const made = await play.run('payment.create', null, {
    direction: item.account === 'receivable' ? 'in' : 'out',
    party_id: item.party,
    journal_id: play.journals.bank,
    on_date: play.day,
    currency: item.currency,
    amount,
    lines: [{ open_item_id: play.idOf(item), amount }],
  })
  await play.refused('E_PAYMENT_LINE_OVER', () => play.run('payment.post', made))
  return play.run('payment.delete', made.id)
}

export async function takePaymentBack(play: Play) {
  const some = play.payments.filter((one) => !one.isCancelled)
  if (some.length === 0) return false
  const known = play.roll.one(some)
  const act = () => play.run('payment.cancel', known.id, { on_date: play.day })
  if (isAdvance(play, known.posted.items)) return play.refused('E_MATCH_OF_ADVANCE', act)
  await act()
  const before = play.book.items.length
  cancelPayment(play.book, known.posted)
  for (const item of play.book.items.slice(before)) play.bound.add(item)
  for (const item of known.posted.items) play.bound.add(item)
  known.isCancelled = true
  return known
}

/** What stood on account is an advance now. */
const isAdvance = ({ book, advances }: Play, items: readonly Item[]) =>
  advances.some(
    ({ advance: { from, cancelledOn } }) =>
      !cancelledOn &&
      book.matches.some(
        ({ debit, credit, undoneOn }) =>
          !undoneOn &&
          (debit === from || credit === from) &&
          items.some((one) => one === debit || one === credit)
      )
  )

/** Debits and credits of one party and account, the oldest first, those of one currency first. */
export async function match(play: Play) {
  const { roll, book } = play
  const debits = book.items.filter((one) => one.open > 0n)
  if (debits.length === 0) return false
  const { party, account, currency } = roll.one(debits)
  const isMixed = roll.chance(0.4)
  const some = (list: Item[]) =>
    list
      .filter((one) => one.party === party && one.account === account)
      .filter((one) => isMixed || one.currency === currency)
      .slice(0, 1 + roll.below(2))
  const [owing, owed] = [some(debits), some(book.items.filter((one) => one.open < 0n))]
  if (owed.length === 0) return false
  const items = [...owing, ...owed].map((one) => play.idOf(one))
  await play.run('open_item.match', null, { items, on_date: play.day })
  for (const isSame of [true, false]) {
    for (const debit of owing) {
      for (const credit of owed) {
        if ((debit.currency === credit.currency) === isSame) book.match(debit, credit)
      }
    }
  }
  return items
}

export async function undoMatch(play: Play) {
  const { book, bound } = play
  const some = book.matches.filter(
    ({ undoneOn, debit, credit }) => !undoneOn && !bound.has(debit) && !bound.has(credit)
  )
  if (some.length === 0) return false
  const one = play.roll.one(some)
  await play.run('match.undo', play.matchId(one), { on_date: play.day })
  book.undo(one)
  return one
}

/** Nobody takes out of the till what is not in it. */
export async function voucher(play: Play) {
  const { roll, book } = play
  const isIn = roll.chance(0.5)
  const amount = BigInt(1 + roll.below(30_000))
  const made = await play.run('cash_voucher.create', null, {
    kind: isIn ? 'receipt' : 'payment',
    on_date: play.day,
    text: 'Petty things',
    lines: [{ account_id: play.account('sales'), amount: decimal(amount) }],
  })
  const act = () => play.run('cash_voucher.post', made)
  const signed = isIn ? amount : -amount
  if (book.accounts.of('cash') + signed < 0n) {
    await play.refused('E_CASH_SHORT', act)
    return play.run('cash_voucher.delete', made.id)
  }
  await act()
  book.post('EUR', ['cash', signed], ['sales', -signed])
  return play.vouchers.push({ id: made.id, amount: signed, isCancelled: false })
}

export async function cancelVoucher(play: Play) {
  const some = play.vouchers.filter((one) => !one.isCancelled)
  if (some.length === 0) return false
  const one = play.roll.one(some)
  const act = () => play.run('cash_voucher.cancel', one.id, { on_date: play.day })
  if (play.book.accounts.of('cash') - one.amount < 0n) return play.refused('E_CASH_SHORT', act)
  await act()
  play.book.post('EUR', ['cash', -one.amount], ['sales', one.amount])
  one.isCancelled = true
  return one
}

/** An entry typed by hand for a party, sometimes in dollars. */
export async function byHand(play: Play) {
  const { roll, book } = play
  const currency = roll.one(CURRENCIES)
  const amount = BigInt(1 + roll.below(50_000))
  const worth = inEuros({ currency, rate: play.rate(currency) }, amount)
  if (worth === 0n) return false
  const party = roll.one(play.parties)
  const [account, other] = roll.one([
    ['receivable', 'sales'],
    ['payable', 'purchases'],
  ] as const)
  const sign = account === 'receivable' ? 1n : -1n
  const abroad =
    currency === 'EUR'
      ? {}
      : { foreign_currency: currency, foreign_amount: amountOf(amount * sign, currency) }
  const [own, against] = sign > 0n ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const)
  const made = await play.run('entry.create', null, {
    journal_id: play.journals.general,
    on_date: play.day,
    text: 'By hand',
    lines: [
      { account_id: play.account(account), party_id: party, [own]: decimal(worth), ...abroad },
      { account_id: play.account(other), [against]: decimal(worth) },
    ],
  })
  await play.run('entry.post', made)
  const bookIt = (turn: bigint) => {
    const to = sign * turn
    book.post(currency, [account, to * worth, to * amount], [other, -to * worth])
    return book.item({ account, party, currency, amount: to * amount, worth: to * worth })
  }
  return play.entries.push({ id: made.id, item: bookIt(1n), post: bookIt, isReversed: false })
}

export async function reverse(play: Play) {
  const { book, entries } = play
  const some = entries.filter((one) => !one.isReversed)
  if (some.length === 0) return false
  const one = play.roll.one(some)
  one.isReversed = true
  if (play.roll.chance(0.5)) {
    await play.run('entry.reverse', one.id, { on_date: play.day })
    book.match(one.item, one.post(-1n))
    return play.refused('E_REVERSED_ALREADY', () =>
      play.run('entry.reverse', one.id, { on_date: play.day })
    )
  }
  const draft = await play.run('entry.correct', one.id, { on_date: play.day })
  await play.run('entry.post', draft)
  book.match(one.item, one.post(-1n))
  return entries.push({ ...one, id: draft.id, item: one.post(1n), isReversed: false })
}
