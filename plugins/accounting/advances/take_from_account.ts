import { type Context, Money, Refusal } from 'kontor/plugin'
import { journalOf } from '../ledger/journal_of.js'
import { postEntry } from '../ledger/post_entry.js'
import Account from '../models/account.js'
import type Advance from '../models/advance.js'
import Entry from '../models/entry.js'
import OpenItem from '../models/open_item.js'
import { closeItems } from '../payments/match/close_items.js'
import { dimensionsOf } from '../payments/match/dimensions_of.js'
import { isMoney } from '../payments/match/is_money.js'
import { lockItems } from '../payments/match/lock_items.js'
import { size } from '../payments/match/part.js'
import { worthOf } from '../payments/posting/plan_payment.js'
import { planTake } from './plan_take.js'
import { sharesOfRequest } from './requests/pay.js'
import { sided } from './sided.js'

/** Above zero, in the item's currency; all that is open of it unless told. */
export interface FromAccount {
  amount: Money | null
  taxId: number | null
  onDate: string
  text: string | null
  /** The advance request it pays, by which it is divided among taxes. */
  request?: number | null
}

/**
 * Makes an advance of what a payment left on account, within the open transaction, at the rate it stands there. Refuses
 * what is no payment's (E_ADVANCE_NO_MONEY), more than is open (E_ADVANCE_OVER_ITEM), a day before it
 * (E_ADVANCE_BEFORE_ITEM).
 */
export async function takeFromAccount(
  ctx: Context,
  itemId: number,
  from: FromAccount
): Promise<Advance> {
  const item = (await lockItems(ctx, [itemId])).get(itemId)!
  const { partyId, currency, accountId } = item
  const side = await sideOf(ctx, item)
  const amount = from.amount?.units ?? size(item.open.units)
  refuse(item, amount, from.onDate)
  const worth = worthOf(item.amounts, amount)
  const planned = await planTake(ctx, {
    ...{ side, partyId, currency, amount, worth },
    onDate: from.onDate,
    shares: await sharesOf(ctx, from, { partyId, side, amount: Money.of(amount, currency) }),
    requestId: from.request ?? null,
    openItemId: item.id,
    text: from.text,
  })
  const sign = side === 'customer' ? 1n : -1n
  const closing = {
    accountId,
    partyId,
    dimensions: (await dimensionsOf(ctx, [item])).get(item.id),
    ...sided(ctx, sign * worth, { amount: sign * amount, currency }),
  }
  const entry = await postEntry(ctx, {
    journalId: (await journalOf(ctx, 'general')).id,
    onDate: from.onDate,
    kind: 'advance',
    text: from.text,
    source: { model: 'accounting.open_item', id: item.id },
    lines: [...planned.lines, closing],
    marks: planned.marks,
  })
  const own = (await OpenItem.findBy(ctx, ['entry_id', 'eq', entry.id]))!
  const [debit, credit] = item.isDebit ? [item, own] : [own, item]
  await closeItems(ctx, debit, credit, { onDate: from.onDate })
  return planned.keep(entry)
}

interface Standing {
  partyId: number
  side: Advance['side']
  amount: Money
}

async function sharesOf(ctx: Context, from: FromAccount, { partyId, side, amount }: Standing) {
  const direction = side === 'customer' ? 'in' : 'out'
  if (from.request) return sharesOfRequest(ctx, from.request, { partyId, direction, amount })
  return [{ taxId: from.taxId, amount: amount.units }]
}

/**
 * What a customer paid stands as a credit among receivables, what went to a supplier as a debit among payables; a
 * discount and what was written off stand there too, but no money came with them.
 */
async function sideOf(ctx: Context, item: OpenItem) {
  const entry = await Entry.findOrFail(ctx, item.entryId)
  const { type } = await Account.findOrFail(ctx, item.accountId)
  const isPaid =
    entry.kind === 'opening' || (entry.kind === 'payment' && (await isMoney(ctx, item)))
  if (isPaid && type === 'receivable' && !item.isDebit) return 'customer'
  if (isPaid && type === 'payable' && item.isDebit) return 'supplier'
  throw new Refusal('E_ADVANCE_NO_MONEY')
}

function refuse(item: OpenItem, amount: bigint, onDate: string) {
  const open = size(item.open.units)
  if (amount <= 0n) throw new Refusal('E_ADVANCE_NOTHING')
  if (amount > open) {
    const left = item.open.toString().replace('-', '')
    throw new Refusal('E_ADVANCE_OVER_ITEM', { open: `${left} ${item.currency}` })
  }
  if (onDate < item.onDate) throw new Refusal('E_ADVANCE_BEFORE_ITEM', { on: item.onDate })
}
