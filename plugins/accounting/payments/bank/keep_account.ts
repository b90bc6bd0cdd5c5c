import { type Context, Refusal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import BankCheck from '../../models/bank_check.js'
import type Journal from '../../models/journal.js'
import type Payment from '../../models/payment.js'
import { accountsOf, payTo } from './accounts_of.js'
import { checksNow } from './checks_now.js'

/**
 * Before money goes to a party through a bank: where its account was changed since it was last paid, a second person
 * confirms that first (E_BANK_CHANGED). The account paid to for the first time is the known one from then on.
 */
export async function keepAccount(ctx: Context, payment: Payment, journal: Journal) {
  if (payment.direction !== 'out' || journal.kind !== 'bank') return
  const accounts = (await accountsOf(ctx, [payment.partyId])).get(payment.partyId)!
  const { state, account } = payTo(accounts, payment.currency)
  if (state === 'none') return
  if (state === 'changed') await refuseChanged(ctx, payment)
  if (account!.trust !== 'first') return
  const digests = (await checksNow(ctx, payment.partyId)).map((one) => one.digest)
  if (digests.includes(account!.digest)) return
  if (digests.length > 0) await refuseChanged(ctx, payment)
  await BankCheck.create(ctx, {
    partyId: payment.partyId,
    account: account!.label,
    digest: account!.digest,
    kind: 'first',
    changedById: account!.changedBy,
  })
}

async function refuseChanged(ctx: Context, { partyId }: Payment): Promise<never> {
  const party = await ctx.records<Party>('contacts.party').findOrFail(partyId)
  throw new Refusal('E_BANK_CHANGED', { parties: party.name })
}
