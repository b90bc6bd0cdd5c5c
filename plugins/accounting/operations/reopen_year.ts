import { defineOperation, Refusal } from 'kontor/plugin'
import { reopenProfit } from '../ledger/close_year.js'
import FiscalYear from '../models/fiscal_year.js'

/** Opens a closed fiscal year again: its closing entry is taken back. The newest closed year comes first. */
export default defineOperation<FiscalYear>({
  name: 'accounting.fiscal_year.reopen',
  on: 'accounting.fiscal_year',
  place: 'secondary',
  icon: 'i-lucide-lock-open',
  when: (record) => record.state === 'closed',
  async run(ctx, year) {
    if (year.state === 'open') throw new Refusal('E_YEAR_OPEN', { year: year.name })
    const newer = await FiscalYear.findBy(ctx, {
      and: [
        ['state', 'eq', 'closed'],
        ['starts_on', 'gt', year.endsOn],
      ],
    })
    if (newer) throw new Refusal('E_YEAR_ORDER_BACK', { year: newer.name })
    year.state = 'open'
    await reopenProfit(ctx, year)
    return year
  },
})
