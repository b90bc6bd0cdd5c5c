import type { RecordModel } from 'kontor/plugin'
import { cancel, openOf, refund, take, use } from './advances.js'
import { decimal, type KnownAdvance, type Play } from './play.js'

const least = (one: bigint, other: bigint) => (one < other ? one : other)

/** Money before the invoice, with the tax in it. */
export async function advance(play: Play) {
  const { roll, day, taxes } = play
  const party = roll.one(play.parties)
  const currency = roll.one(['EUR', 'USD'])
  const amount = BigInt(100 + roll.below(60_000))
  const made = await play.run('payment.create', null, {
    direction: 'in',
    party_id: party,
    journal_id: play.journals.bank,
    on_date: day,
    currency,
    amount: decimal(amount),
    advances: [{ amount: decimal(amount), tax_id: taxes.U19 }],
  })
  await play.run('payment.post', made)
  const found = await play.ctx.records('accounting.advance').findBy(['payment_id', 'eq', made.id])
  const taken = take(play.book, { party, currency, amount, rate: play.rate(currency) })
  play.advances.push({ id: found!.id, paymentId: made.id, advance: taken, uses: [] })
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
      posted.isSale &&
      !posted.isCredit &&
      posted.item.open > 0n &&
      posted.party === party &&
      posted.currency === currency
  )
  if (sales.length === 0) return false
  const { id, posted } = play.roll.one(sales)
  const recall = (amount: bigint) =>
    play.run('advance.recall', known.id, {
      invoice_id: id,
      amount: decimal(amount),
      on_date: play.day,
    })
  const open = openOf(known.advance)
  if (posted.item.open > open) await play.refused('E_ADVANCE_OVER', () => recall(open + 1n))
  const amount = somePart(play, least(open, posted.item.open))
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
  const uses = play.advances.flatMap((one) => one.uses).filter(({ use: one }) => !one.isUndone)
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
    amount: decimal(amount),
    on_date: play.day,
  })
  const made = refund(play.book, of, amount, play.rate(of.currency))
  return known.uses.push({ id: await newest(play, known), use: made, isRefund: true })
}

/** Money that came as an advance is taken back with its payment, while nothing of it is used. */
export async function cancelAdvance(play: Play) {
  const some = play.advances.filter((one) => !one.advance.isCancelled)
  if (some.length === 0) return false
  const { advance: one, paymentId } = play.roll.one(some)
  const act = () => play.run('payment.cancel', paymentId, { on_date: play.day })
  if (openOf(one) !== one.amount) return play.refused('E_ADVANCE_USED', act)
  await act()
  return cancel(play.book, one)
}
