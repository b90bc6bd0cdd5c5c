import { boolean, type Context, defineOperation, Refusal } from 'kontor/plugin'
import { allYears } from '../ledger/all_years.js'
import { reopenProfit } from '../ledger/close_year.js'
import type FiscalYear from '../models/fiscal_year.js'
import Period from '../models/period.js'

/**
 * Opens a closed fiscal year again: its closing entry is taken back, and its last month is open for what is still to be
 * booked unless told otherwise; its other months stay closed. The newest closed year comes first.
 */
export default defineOperation<FiscalYear, { keep_month?: boolean | null }>({
  name: 'accounting.fiscal_year.reopen',
  on: 'accounting.fiscal_year',
  place: 'secondary',
  icon: 'i-lucide-lock-open',
  when: (record) => record.state === 'closed',
  input: { keep_month: boolean() },
  async run(ctx, year, { keep_month: keepMonth }) {
    if (year.state === 'open') throw new Refusal('E_YEAR_OPEN', { year: year.name })
    const years = await allYears(ctx)
    const newer = years.find((one) => one.state === 'closed' && one.startsOn > year.endsOn)
    if (newer) throw new Refusal('E_YEAR_ORDER_BACK', { year: newer.name })
    year.state = 'open'
    await reopenProfit(ctx, year)
    if (!keepMonth) await openLast(ctx, year)
    return year
  },
})

async function openLast(ctx: Context, { id, endsOn }: FiscalYear) {
  const [last] = await ctx.records(Period).where(
    [
      ['fiscal_year_id', 'eq', id],
      ['ends_on', 'eq', endsOn],
    ],
    { lock: true }
  )
  if (last) last.state = 'open'
}
