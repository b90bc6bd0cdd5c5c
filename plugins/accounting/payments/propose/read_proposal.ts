import { type Context, Money } from 'kontor/plugin'
import { advancedOf } from '../../advances/advanced_of.js'
import { advanceTerms, type AdvanceTerms } from '../../advances/advance_terms.js'
import { openRequests, type OpenRequest } from '../../advances/requests/open_requests.js'
import type Journal from '../../models/journal.js'
import Invoice from '../../models/invoice.js'
import Payment, { type Direction } from '../../models/payment.js'
import { size } from '../match/part.js'
import { discountsOf } from './discounts.js'
import { rateOn } from '../rates/rate_on.js'

export interface Asked {
  direction: Direction
  partyId: number
  onDate: string
  currency: string
}

/** An open item a payment could be for; amounts as decimal texts above zero, in the item's currency. */
export interface ProposedItem {
  id: number
  entry_id: number
  number: string | null
  reference: string | null
  on_date: string
  due_on: string
  currency: string
  amount: string
  open: string
  /** What may be kept of it on the day of the payment for paying early. */
  discount: string | null
  discount_until: string | null
}

export interface Proposal {
  items: ProposedItem[]
  /** There are more than are shown. */
  is_cut: boolean
  /** What one unit of each currency is worth to the company on that day; null where no rate is known. */
  worth: Record<string, string | null>
  /** What stands open on the other side: credit notes, payments on account. In the company's currency. */
  other: { count: number; amount: string }
  /** The bank or cash box this party's payments last went through, else the first bank. */
  journal: { id: number; label: string } | null
  /** What an advance would bear. */
  advance: AdvanceTerms
  /** What the customer was asked for in advance. */
  requests: OpenRequest[]
}

const MOST = 500

interface ItemRow {
  id: number
  entry_id: number
  entry: { label: string | null }
  reference: string | null
  on_date: string
  due_on: string
  currency: string
  amount: string
  open: string
  company_open: string
}

/** What of a party is open on the side a payment would close, with what belongs to a proposal. */
export async function readProposal(ctx: Context, asked: Asked): Promise<Proposal> {
  const { items, others, isCut } = await openOf(ctx, asked)
  const documents = await documentsOf(ctx, items)
  const discounts = discountsOf(items, documents, asked.onDate, await advancedOf(ctx, documents))
  const currencies = new Set([asked.currency, ...items.map((one) => one.currency)])
  return {
    items: items.map((item) => proposed(item, discounts)),
    is_cut: isCut,
    worth: Object.fromEntries(
      await Promise.all(
        [...currencies].map(async (one) => [
          one,
          (await rateOn(ctx, one, asked.onDate))?.toString() ?? null,
        ])
      )
    ) as Record<string, string | null>,
    other: {
      count: others.length,
      amount: sumOf(ctx, others),
    },
    journal: await usualJournal(ctx, asked),
    advance: await advanceTerms(ctx, asked),
    requests: await openRequests(ctx, asked),
  }
}

async function openOf(ctx: Context, { direction, partyId }: Asked) {
  const { data } = await ctx.list('accounting.open_item', {
    filter: [
      ['party_id', 'eq', partyId],
      ['is_open', 'eq', true],
      ['company_id', 'eq', ctx.company.id],
    ],
    fields:
      'id,entry_id,reference,on_date,due_on,currency,amount,open,company_currency,company_open',
    include: 'entry',
    sort: 'due_on,id',
    limit: MOST,
  })
  const rows = data as unknown as ItemRow[]
  const isDebit = (one: ItemRow) => !one.open.startsWith('-') && !one.company_open.startsWith('-')
  const isOurs = (one: ItemRow) => isDebit(one) === (direction === 'in')
  return {
    items: rows.filter(isOurs),
    others: rows.filter((one) => !isOurs(one)),
    isCut: rows.length === MOST,
  }
}

async function documentsOf(ctx: Context, items: readonly ItemRow[]) {
  if (items.length === 0) return new Map<number, Invoice>()
  const ids = [...new Set(items.map((one) => one.entry_id))]
  const found = await Invoice.where(ctx, ['entry_id', 'in', ids])
  return new Map(found.map((one) => [one.entryId!, one]))
}

function proposed(item: ItemRow, discounts: ReturnType<typeof discountsOf>): ProposedItem {
  const discount = discounts.get(item.id)
  return {
    id: item.id,
    entry_id: item.entry_id,
    number: item.entry.label,
    reference: item.reference,
    on_date: item.on_date,
    due_on: item.due_on,
    currency: item.currency,
    amount: item.amount.replace('-', ''),
    open: item.open.replace('-', ''),
    discount: discount ? Money.of(discount.amount, item.currency).toString() : null,
    discount_until: discount?.until ?? null,
  }
}

function sumOf(ctx: Context, rows: readonly ItemRow[]) {
  const { currency } = ctx.company
  const units = rows.reduce((sum, one) => sum + Money.parse(one.company_open, currency).units, 0n)
  return Money.of(size(units), currency).toString()
}

async function usualJournal(ctx: Context, { partyId, direction, currency }: Asked) {
  const [last] = await Payment.where(
    ctx,
    {
      and: [
        ['party_id', 'eq', partyId],
        ['direction', 'eq', direction],
        ['state', 'eq', 'posted'],
      ],
    },
    { sort: '-id', limit: 1 }
  )
  const journals = await ctx.records<Journal>('accounting.journal').where({
    and: [
      ['kind', 'in', ['bank', 'cash']],
      ['archived_at', 'null'],
    ],
  })
  const fits = (one: Journal) => one.currency === null || one.currency === currency
  const chosen =
    journals.find((one) => one.id === last?.journalId && fits(one)) ??
    journals.find((one) => one.kind === 'bank' && one.currency === currency) ??
    journals.find((one) => one.kind === 'bank' && fits(one)) ??
    journals.find(fits)
  return chosen ? { id: chosen.id, label: chosen.name } : null
}
