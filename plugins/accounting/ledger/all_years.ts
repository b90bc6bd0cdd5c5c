import type { Context } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'

/**
 * All fiscal years of the company, oldest first, as they are now: none is made, closed or opened until the transaction
 * ends.
 */
export const allYears = (ctx: Context) =>
  ctx.records(FiscalYear).peek(['id', 'notnull'], { sort: 'starts_on', lock: 'share' })
