import { type Context, type Money, Refusal } from 'kontor/plugin'
import type { NewLine } from '../ledger/new_entry.js'
import { journalOf } from '../ledger/journal_of.js'
import { postEntry } from '../ledger/post_entry.js'
import type Advance from '../models/advance.js'
import type AdvanceUse from '../models/advance_use.js'
import type Entry from '../models/entry.js'
import type Invoice from '../models/invoice.js'
import OpenItem from '../models/open_item.js'
import { closeItems } from '../payments/match/close_items.js'
import { dimensionsOf } from '../payments/match/dimensions_of.js'
import { lockItems } from '../payments/match/lock_items.js'
import { planUse } from './plan_use.js'
import { lockAdvance, refuseUse } from './refuse.js'
import { sided } from './sided.js'

/**
 * Uses a part of an advance for a posted invoice or bill of the same party, within the open transaction: what is owed for
 * the advance closes what the invoice asks for, oldest due first, at the rate the advance had on its day; what the rates
 * made of it is a gain or loss as with a payment. The tax that was due on receipt is taken back, since the invoice bears
 * the whole (§ 14(5) UStG; articles 187.1 and 201.10 ПКУ). Answers the use.
 *
 * Refuses as `refuseUse` does, an invoice that is not posted (E_INVOICE_NOT_POSTED), a credit note (E_ADVANCE_CREDIT),
 * more than the invoice leaves open (E_ADVANCE_OVER_INVOICE), a day before the invoice's (E_ADVANCE_BEFORE_INVOICE).
 */
export async function recallAdvance(
  ctx: Context,
  { id }: Pick<Advance, 'id'>,
  invoice: Invoice,
  amount: Money,
  onDate: string
): Promise<AdvanceUse> {
  const advance = await lockAdvance(ctx, id)
  refuseInvoice(invoice, amount, onDate)
  const { partyId, currency, isSale } = invoice
  refuseUse(advance, { partyId, currency, amount, onDate, side: isSale ? 'customer' : 'supplier' })
  const items = await itemsOf(ctx, invoice)
  const planned = await planUse(ctx, advance, amount.units)
  const dimensions = await dimensionsOf(ctx, [items[0]])
  const closing: NewLine = {
    accountId: items[0].accountId,
    partyId,
    dimensions: dimensions.get(items[0].id),
    text: invoice.reference ?? undefined,
    ...sided(ctx, -advance.sign * planned.worth, {
      amount: -advance.sign * amount.units,
      currency,
    }),
  }
  const entry = await postEntry(ctx, {
    journalId: (await journalOf(ctx, 'general')).id,
    onDate,
    kind: 'advance',
    reference: invoice.number,
    text: advance.number,
    source: { model: 'accounting.advance', id: advance.id },
    lines: [...planned.lines, closing],
    marks: planned.marks,
  })
  const use = await planned.keep(entry, { kind: 'invoice', invoiceId: invoice.id })
  await closeAll(ctx, entry, items, onDate)
  return use
}

function refuseInvoice(invoice: Invoice, amount: Money, onDate: string) {
  const { state, number, open, currency } = invoice
  if (state !== 'posted') throw new Refusal('E_INVOICE_NOT_POSTED', { state })
  if (invoice.isCredit) throw new Refusal('E_ADVANCE_CREDIT', { number: number ?? '' })
  if (amount.currency === currency && amount.units > open!.units) {
    const params = { number: number ?? '', open: `${open} ${currency}` }
    throw new Refusal('E_ADVANCE_OVER_INVOICE', params)
  }
  if (onDate < invoice.onDate) {
    throw new Refusal('E_ADVANCE_BEFORE_INVOICE', { number: number ?? '', on: invoice.onDate })
  }
}

async function itemsOf(ctx: Context, { entryId }: Invoice): Promise<OpenItem[]> {
  const found = await OpenItem.where(ctx, {
    and: [
      ['entry_id', 'eq', entryId!],
      ['is_open', 'eq', true],
    ],
  })
  const items = await lockItems(
    ctx,
    found.map((one) => one.id)
  )
  return [...items.values()].sort((a, b) =>
    a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1
  )
}

/** What the use left on the party's account closes the invoice, instalment after instalment. */
async function closeAll(ctx: Context, entry: Entry, items: readonly OpenItem[], onDate: string) {
  const own = (await OpenItem.findBy(ctx, ['entry_id', 'eq', entry.id]))!
  for (const item of items) {
    if (!own.isOpen) return
    const [debit, credit] = item.isDebit ? [item, own] : [own, item]
    await closeItems(ctx, debit, credit, { onDate })
  }
}
