import type { Context } from 'kontor/plugin'
import { partyTerms } from '../documents/extensions.js'
import Account from '../models/account.js'
import { accountFor } from './account_for.js'

/** The account a party's receivables or payables stand on: its own, else the company's. */
export async function partyAccount(
  ctx: Context,
  partyId: number,
  side: 'receivable' | 'payable'
): Promise<Account> {
  const { receivableAccountId, payableAccountId } = await partyTerms(ctx, partyId)
  const own = side === 'receivable' ? receivableAccountId : payableAccountId
  return own ? Account.findOrFail(ctx, own) : accountFor(ctx, side)
}
