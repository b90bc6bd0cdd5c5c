import { type Context, Money } from 'kontor/plugin'
import type Advance from '../models/advance.js'
import AdvanceUse from '../models/advance_use.js'
import type Entry from '../models/entry.js'
import { type Booked, movementLines } from './entry_lines.js'
import { changeRequest } from './requests/pay.js'
import { NO_TAX, shareOf, taxShare } from './posted_tax.js'

/** What a use takes of an advance, what its entry gets for it, and what writes it down once that is posted. */
export interface PlannedUse extends Booked {
  /** Of what the advance was worth on its day; minor units of the company's currency. */
  worth: bigint
  keep: (entry: Entry, more: UseOf) => Promise<AdvanceUse>
}

export type UseOf = Pick<AdvanceUse, 'kind'> & Partial<Pick<AdvanceUse, 'invoiceId' | 'paymentId'>>

/**
 * Plans the use of a part of an advance, which is locked: at the rate of its day, with its share of the tax that was due
 * on receipt. All uses together take all of it, to the last unit, in whatever order they come.
 */
export async function planUse(ctx: Context, advance: Advance, amount: bigint): Promise<PlannedUse> {
  const before = await usesOf(ctx, advance)
  const whole = advance.amount.units
  const extent = { used: whole - advance.open.units + amount, whole }
  const due = shareOf(advance.worth.units, extent, advance.worth.units - advance.worthOpen.units)
  const worth = due < 0n ? 0n : due
  const posted = taxShare(
    advance.posted ?? NO_TAX,
    extent,
    before.map((one) => one.posted ?? NO_TAX)
  )
  const taken = before.reduce((sum, one) => sum + one.tax.units, 0n)
  const tax = shareOf(advance.tax.units, extent, taken)
  const { side, partyId, accountId, taxAccountId, currency } = advance
  const moved = { side, partyId, accountId, taxAccountId, currency, amount, worth, posted }
  const booked = movementLines(ctx, { ...moved, text: advance.text }, 'use')
  return {
    ...booked,
    worth,
    keep: async (entry, more) => {
      advance.change(-amount, -worth)
      await changeRequest(ctx, advance.requestId, changeBy(more.kind, amount))
      return AdvanceUse.create(ctx, {
        ...more,
        advanceId: advance.id,
        onDate: entry.onDate,
        currency,
        amount: Money.of(amount, currency),
        tax: Money.of(tax, currency),
        companyCurrency: ctx.company.currency,
        worth: Money.of(worth, ctx.company.currency),
        posted,
        entryId: entry.id,
      })
    },
  }
}

/** What a use changes of the request its advance was paid on: an invoice deducts, a refund takes back. */
export const changeBy = (kind: AdvanceUse['kind'], amount: bigint) =>
  kind === 'invoice' ? { used: amount } : { paid: -amount }

/** What of an advance is in use, the first use first. */
export function usesOf(ctx: Context, { id }: Pick<Advance, 'id'>): Promise<AdvanceUse[]> {
  const inUse = {
    and: [['advance_id', 'eq', id] as const, ['undone_at', 'null'] as const],
  }
  return AdvanceUse.where(ctx, inUse, { sort: 'id' })
}
