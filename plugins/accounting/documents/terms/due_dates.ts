import type { Context } from 'kontor/plugin'
import type Invoice from '../../models/invoice.js'
import PaymentTerm from '../../models/payment_term.js'
import type PaymentTermLine from '../../models/payment_term_line.js'
import { earlyDiscount, type Instalment, instalmentsOf } from './instalments.js'

export interface DueDates {
  instalments: Instalment[]
  /** What may be kept by whoever pays early. */
  discount: { until: string; amount: bigint } | null
}

/** What of a document is due when, by its terms; without terms all of it on its due date. Amounts in minor units. */
export async function dueDates(
  ctx: Context,
  { paymentTermId, onDate, dueOn }: Invoice,
  total: bigint
): Promise<DueDates> {
  if (!paymentTermId) {
    return { instalments: [{ dueOn: dueOn ?? onDate, amount: total }], discount: null }
  }
  const term = await PaymentTerm.findOrFail(ctx, paymentTermId)
  const lines = await ctx.lines<PaymentTermLine>(term, 'lines')
  const rules = lines.map((line) => line.rule)
  return {
    instalments: instalmentsOf(rules, total, onDate),
    discount: discountOf(term, total, onDate),
  }
}

function discountOf(term: PaymentTerm, total: bigint, onDate: string) {
  if (!term.discountPercent || term.discountDays === null) return null
  const rule = { percent: term.discountPercent.units, days: term.discountDays }
  return earlyDiscount(rule, total, onDate)
}
