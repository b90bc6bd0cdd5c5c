import type { Context } from 'kontor/plugin'
import type Account from '../models/account.js'
import { accountFor } from './account_for.js'

/** The account a party's receivables or payables stand on. */
export function partyAccount(
  ctx: Context,
  _partyId: number,
  side: 'receivable' | 'payable'
): Promise<Account> {
  return accountFor(ctx, side)
}
