import { defineOperation, Refusal } from 'kontor/plugin'
import type RecurringRun from '../models/recurring_run.js'

/** Mails the invoice of a date again that could not be mailed then. */
export default defineOperation<RecurringRun>({
  name: 'accounting.recurring_run.mail',
  on: 'accounting.recurring_run',
  place: 'primary',
  icon: 'i-lucide-mail',
  when: (record) => Boolean(record.mail_problem),
  async run(ctx, run) {
    if (!run.mailProblem || !run.invoiceId) throw new Refusal('E_RECURRING_MAILED')
    await ctx.run('accounting.invoice.send', run.invoiceId)
    run.mailProblem = null
    return run
  },
})
