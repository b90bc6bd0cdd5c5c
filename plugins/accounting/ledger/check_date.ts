import { type Context, type ModelClass, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import type Entry from '../models/entry.js'
import type Journal from '../models/journal.js'
import Period from '../models/period.js'
import { refuseLocked } from './locks.js'

/**
 * The fiscal year an entry falls in. Refuses a date in no year, in a closed period, or behind a lock: a closing entry
 * passes all locks, its reversal none. Year, period
 * and locks are read as they are now and stay so until the entry is committed: whoever closes or locks waits for it,
 * and it for them. Always in this order, which is that of closing a year.
 */
export async function yearOfEntry(
  ctx: Context,
  entry: Entry,
  journal: Journal,
  hasTax: boolean
): Promise<FiscalYear> {
  const year = await heldOn(ctx, FiscalYear, entry.onDate)
  const period = await heldOn(ctx, Period, entry.onDate)
  const isClosed = entry.kind === 'closing' ? year.state === 'closed' : period.state === 'closed'
  if (isClosed) throw new Refusal('E_PERIOD_CLOSED', { period: period.name })
  const dated = { onDate: entry.onDate, journal: journal.kind, hasTax }
  if (!closesYear(entry)) await refuseLocked(ctx, dated)
  return year
}

/** It follows from what is locked and changes no figure of it: a lock ahead of it would keep its year open for good. */
const closesYear = (entry: Entry) => entry.kind === 'closing' && entry.reversesId === null

/** The year or period of a day, kept from changing. */
async function heldOn<T extends FiscalYear | Period>(
  ctx: Context,
  model: ModelClass<T>,
  date: string
): Promise<T> {
  const [found] = await ctx.records(model).peek(
    {
      and: [
        ['starts_on', 'lte', date],
        ['ends_on', 'gte', date],
      ],
    },
    { lock: 'share' }
  )
  if (!found) throw new Refusal('E_YEAR_MISSING', { date })
  return found
}
