import { type Context, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'

/** The fiscal year of a day. Refuses E_YEAR_MISSING. */
export async function yearOn(ctx: Context, date: string): Promise<FiscalYear> {
  const year = await FiscalYear.findBy(ctx, {
    and: [
      ['starts_on', 'lte', date],
      ['ends_on', 'gte', date],
    ],
  })
  if (!year) throw new Refusal('E_YEAR_MISSING', { date })
  return year
}
