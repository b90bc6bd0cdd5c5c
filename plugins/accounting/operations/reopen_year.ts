import { defineOperation, Refusal } from 'kontor/plugin'
import { allYears } from '../ledger/all_years.js'
import { reopenProfit } from '../ledger/close_year.js'
import type FiscalYear from '../models/fiscal_year.js'

/** Opens a closed fiscal year again: its closing entry is taken back. The newest closed year comes first. */
export default defineOperation<FiscalYear>({
  name: 'accounting.fiscal_year.reopen',
  on: 'accounting.fiscal_year',
  place: 'secondary',
  icon: 'i-lucide-lock-open',
  when: (record) => record.state === 'closed',
  async run(ctx, year) {
    if (year.state === 'open') throw new Refusal('E_YEAR_OPEN', { year: year.name })
    const years = await allYears(ctx)
    const newer = years.find((one) => one.state === 'closed' && one.startsOn > year.endsOn)
    if (newer) throw new Refusal('E_YEAR_ORDER_BACK', { year: newer.name })
    year.state = 'open'
    await reopenProfit(ctx, year)
    return year
  },
})
