import type { Context } from 'kontor/plugin'
import BankCheck from '../../models/bank_check.js'

/** What is known of a party's bank accounts at this moment; nobody pays it first or confirms one until the end. */
export async function checksNow(ctx: Context, partyId: number): Promise<BankCheck[]> {
  await ctx.records('contacts.party').lock(partyId)
  return ctx.records(BankCheck).where(['party_id', 'eq', partyId], { lock: 'share' })
}
