import type { Context } from 'kontor/plugin'
import { accountFor } from '../ledger/account_for.js'
import type { NewLine, NewMark } from '../ledger/new_entry.js'
import type Entry from '../models/entry.js'
import type Payment from '../models/payment.js'
import type PaymentAdvance from '../models/payment_advance.js'
import type { Portion } from '../payments/posting/plan_payment.js'
import { planTake } from './plan_take.js'
import { planUse } from './plan_use.js'
import { lockAdvance, refuseUse } from './refuse.js'
import { sharesOf } from './shares_of.js'
import { sided } from './sided.js'

/** What the advances of a payment add to its entry, and what writes them down once that is posted. */
export interface PlannedAdvances {
  lines: NewLine[]
  marks: NewMark[]
  keep: (entry: Entry) => Promise<void>
}

/**
 * Plans the advances of a payment, taken and paid back, each with its portion of the money. Their lines come behind
 * `before` others. Refuses as `planTake` and `refuseUse` do.
 */
export async function planAdvances(
  ctx: Context,
  payment: Payment,
  advances: readonly PaymentAdvance[],
  portions: readonly Portion[],
  before: number
): Promise<PlannedAdvances> {
  const lines: NewLine[] = []
  const marks: NewMark[] = []
  const keeps: ((entry: Entry) => Promise<unknown>)[] = []
  for (const [at, advance] of advances.entries()) {
    const { companyAmount } = portions.find((one) => one.advance === at)!
    const planned = advance.advanceId
      ? await planRefund(ctx, payment, advance, companyAmount)
      : await planNew(ctx, payment, advance, companyAmount)
    const first = before + lines.length
    marks.push(
      ...planned.marks.map((mark) => ({
        ...mark,
        line: mark.line === null ? null : first + mark.line,
      }))
    )
    lines.push(...planned.lines)
    keeps.push(planned.keep)
  }
  return {
    lines,
    marks,
    keep: async (entry) => {
      for (const keep of keeps) await keep(entry)
    },
  }
}

async function planNew(ctx: Context, payment: Payment, advance: PaymentAdvance, worth: bigint) {
  const { partyId, onDate, currency, direction } = payment
  return planTake(ctx, {
    ...{ partyId, onDate, currency, worth },
    side: direction === 'in' ? 'customer' : 'supplier',
    amount: advance.amount.units,
    shares: await sharesOf(ctx, payment, advance),
    paymentId: payment.id,
    requestId: advance.requestId,
    text: advance.text ?? payment.text,
  })
}

/** Paid back: at the rate it had on its day; what the bank's rate makes of it is a gain or a loss. */
async function planRefund(ctx: Context, payment: Payment, line: PaymentAdvance, money: bigint) {
  const advance = await lockAdvance(ctx, line.advanceId!)
  const { partyId, currency, onDate, direction } = payment
  const side = direction === 'out' ? 'customer' : 'supplier'
  refuseUse(advance, { partyId, currency, onDate, side, amount: line.amount })
  const planned = await planUse(ctx, advance, line.amount.units)
  const difference = await differenceLine(ctx, advance.sign * (money - planned.worth))
  return {
    lines: [...planned.lines, ...difference],
    marks: planned.marks,
    keep: (entry: Entry) => planned.keep(entry, { kind: 'refund', paymentId: payment.id }),
  }
}

/** Above zero it was lost. */
async function differenceLine(ctx: Context, difference: bigint): Promise<NewLine[]> {
  if (difference === 0n) return []
  const { id: accountId } = await accountFor(ctx, difference > 0n ? 'fx_loss' : 'fx_gain')
  return [{ accountId, ...sided(ctx, difference) }]
}
