import { type Context, Refusal } from 'kontor/plugin'
import { sentenceOf, tellMaker } from './note_problem.js'
import type RecurringInvoice from '../models/recurring_invoice.js'

/**
 * Mails the invoice of a date, which stays posted whatever comes of it. Answers why it could not be mailed, for its
 * run; whoever set it up is told.
 */
export async function mailMade(
  ctx: Context,
  recurring: RecurringInvoice,
  invoiceId: number
): Promise<string | null> {
  try {
    await ctx.run('accounting.invoice.send', invoiceId)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problem = sentenceOf(ctx, error)
    await tellMaker(ctx, recurring, {
      message: 'accounting.notices.recurring_not_mailed',
      problem,
      href: `/accounting/invoices/${invoiceId}`,
    })
    return problem
  }
}
