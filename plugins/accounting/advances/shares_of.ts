import type { Context } from 'kontor/plugin'
import type Payment from '../models/payment.js'
import type PaymentAdvance from '../models/payment_advance.js'
import { sharesOfRequest } from './requests/pay.js'
import type { AdvanceShare } from './tax_on_receipt.js'

/**
 * How the money of a line is divided among taxes: as the request it pays says, else all of it bears the line's own.
 * Refuses as `sharesOfRequest` does.
 */
export async function sharesOf(
  ctx: Context,
  { partyId, direction }: Payment,
  { amount, taxId, requestId }: PaymentAdvance
): Promise<AdvanceShare[]> {
  if (requestId) return sharesOfRequest(ctx, requestId, { partyId, direction, amount })
  return [{ taxId, amount: amount.units }]
}
