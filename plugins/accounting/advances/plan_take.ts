import { type Context, Money } from 'kontor/plugin'
import { accountFor } from '../ledger/account_for.js'
import Advance, { type AdvanceSide } from '../models/advance.js'
import AdvanceTax from '../models/advance_tax.js'
import type Entry from '../models/entry.js'
import { type Booked, movementLines } from './entry_lines.js'
import { chooseOnDraft } from './requests/choose.js'
import { changeRequest } from './requests/pay.js'
import { type AdvanceShare, taxOnReceipt, type TaxOnReceipt } from './tax_on_receipt.js'

/** An advance that is about to be booked; minor units above zero, taxes included. */
export interface Taking {
  side: AdvanceSide
  partyId: number
  onDate: string
  currency: string
  amount: bigint
  /** In the company's currency, at the rate of its day. */
  worth: bigint
  /** Their amounts add up to that of the advance. */
  shares: readonly AdvanceShare[]
  paymentId?: number
  openItemId?: number
  requestId?: number | null
  text?: string | null
}

/** What an entry gets for an advance, and what writes it down once that entry is posted. */
export interface PlannedTake extends Booked {
  keep: (entry: Entry) => Promise<Advance>
}

/** Plans an advance within the entry of whoever takes it: its lines and marks, and the record of it. */
export async function planTake(ctx: Context, taking: Taking): Promise<PlannedTake> {
  const account = await accountFor(ctx, `${taking.side}_advances`)
  const taxed = await taxOnReceipt(ctx, taking)
  const { posted, taxAccountId } = taxed
  const booked = movementLines(
    ctx,
    { ...taking, accountId: account.id, posted, taxAccountId },
    'take'
  )
  return {
    ...booked,
    keep: (entry) => keepTaken(ctx, taking, { taxed, accountId: account.id, entry }),
  }
}

/** How an advance was booked: its tax, its account and the entry, which is posted. */
export interface Taken {
  taxed: TaxOnReceipt
  accountId: number
  entry: Entry
}

/** Writes down an advance whose entry is posted; its number is drawn at the end of the transaction. */
export async function keepTaken(
  ctx: Context,
  taking: Taking,
  { taxed, accountId, entry }: Taken
): Promise<Advance> {
  const { side, partyId, onDate, currency } = taking
  const { currency: companyCurrency } = ctx.company
  const amount = Money.of(taking.amount, currency)
  const worth = Money.of(taking.worth, companyCurrency)
  const advance = await Advance.create(ctx, {
    ...{ side, partyId, onDate, currency, companyCurrency, accountId },
    ...{ amount, open: amount, worth, worthOpen: worth },
    text: taking.text ?? null,
    paymentId: taking.paymentId ?? null,
    openItemId: taking.openItemId ?? null,
    requestId: taking.requestId ?? null,
    entryId: entry.id,
    taxAccountId: taxed.taxAccountId,
    tax: Money.of(taxed.tax, currency),
    posted: taxed.posted,
  })
  for (const one of taxed.taxes) {
    await ctx.records(AdvanceTax).create(
      {
        advanceId: advance.id,
        taxId: one.taxId,
        currency,
        base: Money.of(one.base, currency),
        amount: Money.of(one.amount, currency),
      },
      { model: 'accounting.advance', id: advance.id }
    )
  }
  await changeRequest(ctx, advance.requestId, { paid: taking.amount })
  await chooseOnDraft(ctx, advance)
  ctx.number('advance', advance)
  ctx.emit('accounting.advance.taken', { advance_id: advance.id, request_id: advance.requestId })
  return advance
}
