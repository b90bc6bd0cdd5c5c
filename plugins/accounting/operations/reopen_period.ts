import { defineOperation, Refusal } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import type Period from '../models/period.js'

/** Opens a closed month again, while its year is open. */
export default defineOperation<Period>({
  name: 'accounting.period.reopen',
  on: 'accounting.period',
  place: 'secondary',
  icon: 'i-lucide-lock-open',
  when: (record) => record.state === 'closed',
  async run(ctx, period) {
    if (period.state === 'open') throw new Refusal('E_PERIOD_OPEN', { period: period.name })
    const year = await ctx.records(FiscalYear).find(period.fiscalYearId, { lock: 'share' })
    if (year?.state === 'closed') throw new Refusal('E_YEAR_CLOSED', { year: year.name })
    period.state = 'open'
    return period
  },
})
