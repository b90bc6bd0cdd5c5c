import type PaymentAdvance from '../models/payment_advance.js'
import type { AdvanceShare } from './tax_on_receipt.js'

/** How the money of a line is divided among taxes: all of it bears the line's own. */
export function sharesOf({ amount, taxId }: PaymentAdvance): AdvanceShare[] {
  return [{ taxId, amount: amount.units }]
}
