import type { Context } from 'kontor/plugin'
import { dayAfter, lastOfMonth } from '../../ledger/calendar.js'
import type { Period } from '../returns/tax_return.js'
import { filingsOf } from './carried.js'

/** How a period stands: filed, to be filed next, or neither; and which comes next. */
export async function filingState(ctx: Context, period: Period) {
  const filings = await filingsOf(ctx)
  const last = filings.at(-1)
  const same = filings.find((one) => one.startsOn === period.from && one.endsOn === period.to)
  const next = last && dayAfter(last.endsOn)
  const isNext = (next === undefined || next === period.from) && period.to < ctx.today
  return {
    filing: same
      ? {
          id: same.id,
          reference: same.reference,
          amounts: Object.fromEntries(same.figures.map((one) => [one.box_id, one.amount])),
        }
      : null,
    /** The days that are filed next, as a month; nothing before the first filing. */
    next: next ? { from: next, to: lastOfMonth(next) } : null,
    mayFile: isNext && ctx.access.allows('accounting.tax_filing', 'file'),
  }
}
