import { defineOperation, text } from 'kontor/plugin'
import type TaxFiling from '../models/tax_filing.js'
import { withdrawFiling } from '../tax/filings/withdraw_filing.js'

/** Takes the newest filed return back, with the reason why. */
export default defineOperation<TaxFiling, { reason: string }>({
  name: 'accounting.tax_filing.withdraw',
  on: 'accounting.tax_filing',
  place: 'secondary',
  icon: 'i-lucide-undo-2',
  when: (record) => record.state === 'filed',
  input: { reason: text({ required: true }) },
  run: (ctx, filing, { reason }) => withdrawFiling(ctx, filing, reason),
})
