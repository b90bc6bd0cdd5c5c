import { defineOperation, Refusal } from 'kontor/plugin'
import { allYears } from '../ledger/all_years.js'
import { closeProfit, refuseDrafts } from '../ledger/close_year.js'
import type FiscalYear from '../models/fiscal_year.js'
import Period from '../models/period.js'

/**
 * Closes a fiscal year: income and expenses are carried to retained earnings by one entry on its last day,
 * and all its periods close. The oldest open year comes first.
 */
export default defineOperation<FiscalYear>({
  name: 'accounting.fiscal_year.close',
  on: 'accounting.fiscal_year',
  place: 'primary',
  icon: 'i-lucide-lock',
  when: (record) => record.state === 'open',
  async run(ctx, year) {
    if (year.state === 'closed') throw new Refusal('E_YEAR_CLOSED', { year: year.name })
    const years = await allYears(ctx)
    const older = years.find((one) => one.state === 'open' && one.endsOn < year.startsOn)
    if (older) throw new Refusal('E_YEAR_ORDER', { year: older.name })
    const periods = ctx.records(Period)
    const all = await periods.where(['fiscal_year_id', 'eq', year.id], { lock: true })
    await refuseDrafts(ctx, year)
    await closeProfit(ctx, year)
    for (const period of all) period.state = 'closed'
    year.state = 'closed'
    return year
  },
})
