import type { RecordModel } from 'kontor/plugin'
import { type Advance, cancel, openOf, refund, take, takeFromAccount, use } from './advances.js'
import { amountOf, CURRENCIES } from './currencies.js'
import type { KnownAdvance, Play } from './play.js'

const least = (one: bigint, other: bigint) => (one < other ? one : other)
const size = (one: bigint) => (one < 0n ? -one : one)

/** Money before the invoice, of a customer or to a supplier, with the tax in it. */
export async function advance(play: Play) {
  const { roll, day, taxes } = play
  const isIn = roll.chance(0.5)
  const party = roll.one(play.parties)
  const currency = roll.one(CURRENCIES)
  const amount = BigInt(100 + roll.below(60_000))
  const made = await play.run('payment.create', null, {
    direction: isIn ? 'in' : 'out',
    party_id: party,
    journal_id: play.journals.bank,
    on_date: day,
    currency,
    amount: amountOf(amount, currency),
    advances: [{ amount: amountOf(amount, currency), tax_id: isIn ? taxes.U19 : taxes.V19 }],
  })
  await play.run('payment.post', made)
  const found = await play.ctx.records('accounting.advance').findBy(['payment_id', 'eq', made.id])
  const taken = take(play.book, { isIn, party, currency, amount, rate: play.rate(currency) })
  play.advances.push({ id: found!.id, paymentId: made.id, advance: taken, uses: [] })
}

/** Money that stands on account becomes one. */
export async function advanceOfRest(play: Play) {
  const rests = play.payments
    .filter((one) => !one.isCancelled)
    .flatMap(({ posted }) => posted.items.filter((one) => posted.rest === one && one.open !== 0n))
  if (rests.length === 0) return false
  const item = play.roll.one(rests)
  const isIn = item.account === 'receivable'
  const open = size(item.open)
  const ask = (amount: bigint) =>
    play.run<{ advance_id: number }>('open_item.take_advance', play.idOf(item), {
      amount: amountOf(amount, item.currency),
      tax_id: isIn ? play.taxes.U19 : play.taxes.V19,
      on_date: play.day,
    })
  await play.refused('E_ADVANCE_OVER_ITEM', () => ask(open + 1n))
  const amount = somePart(play, open)
  const { advance_id: id } = await ask(amount)
  const before = play.book.items.length
  const taken = takeFromAccount(play.book, item, amount)
  bind(play, before)
  return play.advances.push({ id, advance: taken, uses: [] })
}

function someOpen(play: Play) {
  const open = play.advances.filter(({ advance: one }) => openOf(one) > 0n)
  return open.length > 0 ? play.roll.one(open) : undefined
}

const somePart = ({ roll }: Play, most: bigint) =>
  roll.chance(0.5) ? most : 1n + BigInt(roll.below(Number(most)))

export async function useAdvance(play: Play) {
  const known = someOpen(play)
  if (!known) return false
  const { party, currency } = known.advance
  const sales = play.documents.filter(
    ({ posted, state }) =>
      state === 'posted' &&
      posted.isSale === known.advance.isIn &&
      !posted.isCredit &&
      posted.item.open !== 0n &&
      posted.party === party &&
      posted.currency === currency
  )
  if (sales.length === 0) return false
  const { id, posted } = play.roll.one(sales)
  const recall = (amount: bigint) =>
    play.run('advance.recall', known.id, {
      invoice_id: id,
      amount: amountOf(amount, currency),
      on_date: play.day,
    })
  const open = openOf(known.advance)
  const asked = size(posted.item.open)
  if (asked > open) await play.refused('E_ADVANCE_OVER', () => recall(open + 1n))
  const amount = somePart(play, least(open, asked))
  await recall(amount)
  const before = play.book.items.length
  const made = use(play.book, known.advance, posted, amount)
  bind(play, before)
  return known.uses.push({ id: await newest(play, known), use: made, isRefund: false })
}

function bind(play: Play, before: number) {
  for (const item of play.book.items.slice(before)) play.bound.add(item)
}

async function newest({ ctx }: Play, { id }: KnownAdvance) {
  const [row] = await ctx.rows<{ id: number }>(
    'SELECT MAX(id) AS id FROM accounting_advance_uses WHERE advance_id = ?',
    [id]
  )
  return Number(row.id)
}

export async function undoUse(play: Play) {
  const uses = play.advances.flatMap((one) => one.uses).filter(({ use: one }) => !one.undoneOn)
  if (uses.length === 0) return false
  const { id, use: one, isRefund } = play.roll.one(uses)
  const act = () => play.run('advance_use.undo', id, { on_date: play.day })
  if (isRefund) return play.refused('E_ADVANCE_REFUNDED', act)
  await act()
  const before = play.book.items.length
  one.undo()
  return bind(play, before)
}

export async function payAdvanceBack(play: Play) {
  const known = someOpen(play)
  if (!known) return false
  const { advance: of } = known
  const amount = somePart(play, openOf(of))
  await play.run<RecordModel>('advance.refund', known.id, {
    journal_id: play.journals.bank,
    amount: amountOf(amount, of.currency),
    on_date: play.day,
  })
  const made = refund(play.book, of, amount, play.rate(of.currency))
  return known.uses.push({ id: await newest(play, known), use: made, isRefund: true })
}

/** Money that came as an advance is taken back with its payment, while nothing of it is used; else it stands on account again. */
export async function cancelAdvance(play: Play) {
  const some = play.advances.filter((one) => !one.advance.cancelledOn)
  if (some.length === 0) return false
  const known = play.roll.one(some)
  const { advance: one, paymentId } = known
  const [operation, id] = paymentId ? ['payment.cancel', paymentId] : ['advance.undo', known.id]
  const act = () => play.run(operation, id, { on_date: play.day })
  if (openOf(one) !== one.amount) return play.refused('E_ADVANCE_USED', act)
  await act()
  const before = play.book.items.length
  giveBack(play, one)
  return bind(play, before)
}

function giveBack({ book }: Play, one: Advance) {
  if (one.release) one.release()
  else cancel(book, one)
}
