import { type Context, type Decimal, message, Money, type RecordModel } from 'kontor/plugin'
import { countryOf } from '../charts/set_up.js'
import type Advance from '../models/advance.js'
import type Invoice from '../models/invoice.js'
import Journal, { type JournalKind } from '../models/journal.js'
import OpenItem from '../models/open_item.js'
import type { DemoAccount } from './accounts.js'
import { payAhead } from './ahead.js'
import { billersOf, type Cast, castOf } from './cast.js'
import {
  after,
  type Ahead,
  type Book,
  BOOKINGS,
  type Credit,
  type Deed,
  type Settle,
  type Spend,
  type Trade,
} from './year.js'

interface Doing {
  accounts: (name: DemoAccount) => number | null
  cast: Cast
  billers: Record<string, number>
  journals: Map<JournalKind, number>
  term: number
  taxes: Map<string, number | null>
  isSomewhere: boolean
  /** Posted documents by their name in the plan. */
  made: Map<string, Invoice>
  /** What was paid ahead for documents that are not made yet, by their name. */
  ahead: Map<string, Advance>
}

/** Does what the plan says, one after another, as the operations people use. */
export async function doAll(
  ctx: Context,
  deeds: readonly Deed[],
  accounts: (name: DemoAccount) => number | null
) {
  const journals = (await Journal.where(ctx, ['kind', 'in', ['bank', 'cash', 'general']])).map(
    (one) => [one.kind, one.id] as const
  )
  const doing: Doing = {
    accounts,
    cast: await castOf(ctx),
    billers: await billersOf(ctx),
    journals: new Map(journals),
    term: await termOf(ctx),
    taxes: new Map(),
    isSomewhere: (await countryOf(ctx)) !== null,
    made: new Map(),
    ahead: new Map(),
  }
  for (const deed of deeds) await act(ctx, doing, deed)
}

/** Thirty days, or ten for two per cent less. */
async function termOf(ctx: Context) {
  const name = message(ctx.company.language, 'accounting.demo.term')
  const lines = [{ kind: 'remainder', days: 30 }]
  const values = { name, lines, discount_percent: '2', discount_days: 10 }
  return (await ctx.run<RecordModel>('accounting.payment_term.create', null, values)).id
}

async function act(ctx: Context, doing: Doing, deed: Deed) {
  switch (deed.does) {
    case 'sell':
    case 'buy':
      return trade(ctx, doing, deed)
    case 'spend':
      return spend(ctx, doing, deed)
    case 'settle':
      return settle(ctx, doing, deed)
    case 'credit':
      return credit(ctx, doing, deed)
    case 'pay_ahead':
      return ahead(ctx, doing, deed)
    case 'book':
      return book(ctx, doing, deed)
  }
}

async function trade(ctx: Context, doing: Doing, deed: Trade) {
  const isSale = deed.does === 'sell'
  const { customers, suppliers, goods } = doing.cast
  const party = at(isSale ? customers : suppliers, deed.party)
  const kind = isSale ? 'invoice' : 'bill'
  const usual = await propose(ctx, doing, kind, party, deed.on)
  const lines = []
  for (const [place, worth] of deed.worth.entries()) {
    const thing = at(goods, deed.party * 5 + place * 3 + deed.worth.length)
    const price = isSale ? thing.salesPrice : thing.cost
    lines.push({ ...usual, product_id: thing.id, quantity: quantityFor(worth, price) })
  }
  await document(ctx, doing, deed, { kind, party_id: party, lines })
}

async function spend(ctx: Context, doing: Doing, deed: Spend) {
  const party = doing.billers[deed.expense]
  const usual = await propose(ctx, doing, 'bill', party, deed.on)
  const line = {
    text: message(ctx.company.language, `accounting.demo.${deed.expense}`),
    quantity: '1',
    price: String(deed.amount),
    ...usual,
    account_id: doing.accounts(deed.expense),
  }
  await document(ctx, doing, deed, { kind: 'bill', party_id: party, lines: [line] })
}

async function document(
  ctx: Context,
  doing: Doing,
  deed: Trade | Spend,
  values: Record<string, unknown>
) {
  const reference = deed.does === 'sell' ? null : `${deed.on.slice(2, 7)}/${doing.made.size + 1}`
  const due =
    deed.does === 'sell' ? { payment_term_id: doing.term } : { due_on: after(deed.on, 30) }
  const paid = doing.ahead.get(deed.name)
  const advances = paid ? [{ advance_id: paid.id, amount: String(paid.amount) }] : []
  const input = { on_date: deed.on, reference, ...due, ...values, advances }
  const invoice = await ctx.run<Invoice>('accounting.invoice.create', null, input)
  if (deed.does === 'sell' && deed.isDraft) return
  doing.made.set(deed.name, await ctx.run<Invoice>('accounting.invoice.post', invoice))
}

/** The tax a person would be proposed for a line; asked once for each party. */
async function propose(
  ctx: Context,
  { taxes, isSomewhere }: Doing,
  kind: 'invoice' | 'bill',
  party: number,
  on: string
) {
  // To a company that has not said where it is everybody is abroad.
  const known = isSomewhere ? party : null
  const key = `${kind} ${known}`
  if (!taxes.has(key)) {
    const asked = { kind, party_id: known, on_date: on, currency: ctx.company.currency }
    const { tax_id } = await ctx.run<{ tax_id: number | null }>(
      'accounting.invoice.propose_line',
      null,
      asked
    )
    taxes.set(key, tax_id)
  }
  return { tax_id: taxes.get(key)! }
}

/** As many as are worth about so much: whole, and by tens where they are small. */
function quantityFor(worth: number, price: Decimal | null) {
  const single = price ? Number(price.toString()) : 1
  const count = Math.max(1, Math.round(worth / single))
  return String(count > 100 ? Math.round(count / 10) * 10 : count)
}

async function settle(ctx: Context, doing: Doing, deed: Settle) {
  const invoice = doing.made.get(deed.name)!
  const [item] = await OpenItem.where(ctx, [
    ['entry_id', 'eq', invoice.entryId],
    ['is_open', 'eq', true],
  ])
  if (!item) return
  const open = item.open.units < 0n ? -item.open.units : item.open.units
  const amount = Money.of(deed.percent ? (open * BigInt(deed.percent)) / 100n : open, item.currency)
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: invoice.isSale ? 'in' : 'out',
    party_id: invoice.partyId,
    journal_id: doing.journals.get('bank'),
    on_date: deed.on,
    amount: amount.toString(),
    reference: invoice.reference ?? invoice.number,
    lines: [{ open_item_id: item.id, amount: amount.toString() }],
  })
  await ctx.run('accounting.payment.post', payment)
}

async function ahead(ctx: Context, doing: Doing, { on, name, party: nth, amount }: Ahead) {
  const party = at(doing.cast.customers, nth)
  const journal = doing.journals.get('bank')!
  const { tax_id: taxId } = await propose(ctx, doing, 'invoice', party, on)
  doing.ahead.set(name, await payAhead(ctx, { on, party, amount, journal, taxId }))
}

async function credit(ctx: Context, doing: Doing, deed: Credit) {
  const invoice = doing.made.get(deed.name)!
  const input = { on_date: deed.on }
  const draft = await ctx.run<RecordModel>('accounting.invoice.credit', invoice, input)
  await ctx.run('accounting.invoice.post', draft.id)
}

async function book(ctx: Context, doing: Doing, deed: Book) {
  const [debit, against, journal] = BOOKINGS[deed.text]
  const [debited, credited] = [doing.accounts(debit), doing.accounts(against)]
  if (debited === null || credited === null) return
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: doing.journals.get(journal),
    on_date: deed.on,
    text: message(ctx.company.language, `accounting.demo.${deed.text}`),
    lines: [
      { account_id: debited, debit: deed.amount },
      { account_id: credited, credit: deed.amount },
    ],
  })
  await ctx.run('accounting.entry.post', entry)
}

/** The nth of a list that begins anew at its end. */
const at = <T>(list: readonly T[], n: number) => list[n % list.length]
