import { type Context, Money, Refusal } from 'kontor/plugin'
import Advance from '../models/advance.js'
import type Invoice from '../models/invoice.js'
import type InvoiceAdvance from '../models/invoice_advance.js'
import { recallAdvance } from './recall.js'

/** Uses the advances that were chosen on a draft, which is posted by now: on its day, or that of a later advance. */
export async function recallChosen(
  ctx: Context,
  invoice: Invoice,
  chosen: readonly InvoiceAdvance[]
) {
  for (const { advanceId, amount } of chosen.toSorted((a, b) => a.advanceId - b.advanceId)) {
    const advance = await Advance.findOrFail(ctx, advanceId)
    const onDate = advance.onDate > invoice.onDate ? advance.onDate : invoice.onDate
    const use = await recallAdvance(ctx, advance, invoice, amount, onDate)
    use.isChosen = true
  }
}

/**
 * The advances a draft will use, and how much of them in minor units of its currency. Refuses, by line, an advance named twice (E_TWICE),
 * and more than the document comes to (E_ADVANCES_OVER); a credit note uses none (E_ADVANCE_CREDIT).
 */
export async function chosenAdvances(ctx: Context, invoice: Invoice, total: bigint) {
  const chosen = await ctx.lines<InvoiceAdvance>(invoice, 'advances')
  if (chosen.length > 0 && invoice.isCredit) throw new Refusal('E_ADVANCE_CREDIT', { number: '' })
  const seen = new Set<number>()
  for (const [at, { advanceId }] of chosen.entries()) {
    if (seen.has(advanceId)) {
      throw Refusal.input([{ field: `advances.${at}.advance_id`, code: 'E_TWICE' }])
    }
    seen.add(advanceId)
  }
  const sum = chosen.reduce((so, one) => so + one.amount.units, 0n)
  if (sum > total) {
    const over = Money.of(sum - total, invoice.currency)
    throw new Refusal('E_ADVANCES_OVER', { over: `${over} ${invoice.currency}` })
  }
  return { chosen, sum }
}
