import { type Context, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import type Entry from '../models/entry.js'
import type Journal from '../models/journal.js'
import Period from '../models/period.js'
import { refuseLocked } from './locks.js'

/**
 * The fiscal year an entry falls in. Refuses a date in no year, in a closed period, or behind a lock. The
 * period stays as it is until the entry is committed.
 */
export async function yearOfEntry(
  ctx: Context,
  entry: Entry,
  journal: Journal,
  hasTax: boolean
): Promise<FiscalYear> {
  const period = await periodOn(ctx, entry.onDate)
  const year = await FiscalYear.findOrFail(ctx, period.fiscalYearId)
  const isClosed = entry.kind === 'closing' ? year.state === 'closed' : period.state === 'closed'
  if (isClosed) throw new Refusal('E_PERIOD_CLOSED', { period: period.name })
  await refuseLocked(ctx, { onDate: entry.onDate, journal: journal.kind, hasTax })
  return year
}

async function periodOn(ctx: Context, date: string) {
  const [period] = await ctx.records(Period).peek(
    {
      and: [
        ['starts_on', 'lte', date],
        ['ends_on', 'gte', date],
      ],
    },
    { lock: 'share' }
  )
  if (!period) throw new Refusal('E_YEAR_MISSING', { date })
  return period
}
