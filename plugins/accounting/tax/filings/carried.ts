import { type Context, Money } from 'kontor/plugin'
import { dayAfter } from '../../ledger/calendar.js'
import TaxFiling from '../../models/tax_filing.js'
import { markSums } from '../returns/mark_sums.js'
import type { Period } from '../returns/tax_return.js'
import { differences } from './figures.js'

/** The filings that count, the oldest first: each begins on the day after the one before. */
export const filingsOf = (ctx: Context) =>
  TaxFiling.where(ctx, ['state', 'eq', 'filed'], { sort: 'starts_on' })

/**
 * What a return brings along from periods filed before, by box, in minor units: of a filed one what it was filed with,
 * of the one to be filed next what changed since. Any other brings nothing.
 */
export async function carriedInto(ctx: Context, period: Period): Promise<Map<number, bigint>> {
  const filings = await filingsOf(ctx)
  const same = filings.find((one) => one.startsOn === period.from && one.endsOn === period.to)
  if (same) return new Map(same.figures.map((one) => [one.box_id, unitsOf(ctx, one.carried)]))
  const last = filings.at(-1)
  if (!last || period.from !== dayAfter(last.endsOn)) return new Map()
  const sums = await markSums(ctx, { from: filings[0].startsOn, to: last.endsOn })
  const declared = filings.flatMap((filing) =>
    filing.figures.map((one) => ({
      boxId: one.box_id,
      amount: unitsOf(ctx, one.marked) + unitsOf(ctx, one.carried),
    }))
  )
  return differences(new Map([...sums].map(([id, { amount }]) => [id, amount])), declared)
}

const unitsOf = (ctx: Context, amount: string) => Money.parse(amount, ctx.company.currency).units
