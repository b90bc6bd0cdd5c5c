import type { Context } from 'kontor/plugin'
import Account from '../models/account.js'
import type { Direction } from '../models/payment.js'

/**
 * Whether tax is due when an advance is received or paid. A chart without an account where it could wait for the invoice is
 * of a country where it is due with the invoice only.
 */
export async function isTaxedOnReceipt(ctx: Context, direction: Direction): Promise<boolean> {
  const purpose = direction === 'in' ? 'customer_advance_tax' : 'supplier_advance_tax'
  const waits = await Account.findBy(ctx, {
    and: [
      ['used_for', 'eq', purpose],
      ['archived_at', 'null'],
    ],
  })
  return Boolean(waits)
}
