import type { Context } from 'kontor/plugin'
import { partyTerms, type PartyTerms } from '../documents/extensions.js'
import Account from '../models/account.js'
import { accountFor } from './account_for.js'

/**
 * The account a party's receivables or payables stand on: its own, else the company's. A line on it names the party, and
 * leaves an open item until it is paid. Refuses E_ACCOUNT_MISSING.
 *
 * @example const { id: accountId } = await partyAccount(ctx, partyId, 'payable')
 */
export async function partyAccount(
  ctx: Context,
  partyId: number,
  side: 'receivable' | 'payable',
  terms?: PartyTerms
): Promise<Account> {
  const { receivableAccountId, payableAccountId } = terms ?? (await partyTerms(ctx, partyId))
  const own = side === 'receivable' ? receivableAccountId : payableAccountId
  return own ? Account.findOrFail(ctx, own) : accountFor(ctx, side)
}
