import type { Context, Hook } from 'kontor/plugin'
import type FiscalYear from '../models/fiscal_year.js'
import Period from '../models/period.js'
import { monthsOf } from './calendar.js'
import { refusePosted } from './check_year.js'

/** A new fiscal year has its months as periods. */
export const makePeriods: Hook = async (ctx: Context, record) => {
  const year = record as FiscalYear
  for (const month of monthsOf(year)) {
    await Period.create(ctx, { ...month, fiscalYearId: year.id })
  }
}

/** A fiscal year that is deleted takes its periods along; one with postings stays. */
export const removePeriods: Hook = async (ctx: Context, record) => {
  await refusePosted(ctx, record as FiscalYear)
  const periods = ctx.records(Period)
  for (const period of await periods.where(['fiscal_year_id', 'eq', record.id])) {
    await periods.delete(period)
  }
}
