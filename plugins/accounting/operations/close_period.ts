import { defineOperation, Refusal } from 'kontor/plugin'
import { refuseDrafts } from '../ledger/close_year.js'
import type Period from '../models/period.js'

/** Closes a month: nothing more is posted into it. Its drafts must be posted or deleted first. */
export default defineOperation<Period>({
  name: 'accounting.period.close',
  on: 'accounting.period',
  place: 'primary',
  icon: 'i-lucide-lock',
  when: (record) => record.state === 'open',
  async run(ctx, period) {
    if (period.state === 'closed') throw new Refusal('E_PERIOD_CLOSED', { period: period.name })
    await refuseDrafts(ctx, period)
    period.state = 'closed'
    return period
  },
})
