import { type Context, Money, Refusal } from 'kontor/plugin'
import Advance from '../models/advance.js'
import AdvanceUse from '../models/advance_use.js'
import type Entry from '../models/entry.js'
import type Payment from '../models/payment.js'
import { lockAdvance } from './refuse.js'
import { changeRequest } from './requests/pay.js'
import { giveBack } from './undo_use.js'

/** The advances a payment took, locked. Refused while one of them is used (E_ADVANCE_USED). */
export async function cancellableAdvances(ctx: Context, payment: Payment): Promise<Advance[]> {
  const found = await Advance.where(ctx, ['payment_id', 'eq', payment.id], { sort: 'id' })
  const advances: Advance[] = []
  for (const { id } of found) advances.push(await lockAdvance(ctx, id))
  for (const advance of advances) refuseUsed(advance)
  return advances
}

/** An advance of which nothing is used may be taken back. */
export function refuseUsed(advance: Advance) {
  if (advance.state === 'cancelled') {
    throw new Refusal('E_ADVANCE_CANCELLED', { number: advance.number ?? '' })
  }
  if (advance.open.units === advance.amount.units) return
  const used = Money.of(advance.amount.units - advance.open.units, advance.currency)
  throw new Refusal('E_ADVANCE_USED', {
    number: advance.number ?? '',
    used: `${used} ${advance.currency}`,
  })
}

/** What a payment took is no advance any more; what it paid back is open again. Its entry is reversed already. */
export async function cancelAdvances(
  ctx: Context,
  payment: Payment,
  { advances, reversal }: { advances: readonly Advance[]; reversal: Entry }
) {
  for (const advance of advances) await cancelAdvance(ctx, advance)
  const refunds = await AdvanceUse.where(ctx, {
    and: [
      ['payment_id', 'eq', payment.id],
      ['undone_at', 'null'],
    ],
  })
  for (const use of refunds) await giveBack(ctx, use, reversal)
}

/** Nothing of it is open any more; what it was stays to be read. */
export async function cancelAdvance(ctx: Context, advance: Advance) {
  advance.change(-advance.open.units, -advance.worthOpen.units)
  advance.state = 'cancelled'
  await changeRequest(ctx, advance.requestId, { paid: -advance.amount.units })
  ctx.emit('accounting.advance.cancelled', {
    advance_id: advance.id,
    request_id: advance.requestId,
  })
}
