import { type Context, defineOperation, type Money, Refusal } from 'kontor/plugin'
import { accountFor, journalOf, type NewLine, partyAccount, postEntry } from '#plugins/accounting'
import type Deal from '../models/deal.js'

/** Delivers the goods: what they cost leaves the stock, and the broker is owed a commission in 14 days. */
export default defineOperation<Deal>({
  name: 'trade.deal.deliver',
  on: 'trade.deal',
  place: 'primary',
  when: (deal) => deal.state === 'open',
  async run(ctx, deal) {
    if (deal.state !== 'open') throw new Refusal('E_DEAL_NOT_OPEN')
    const entry = await postEntry(ctx, {
      journalId: (await journalOf(ctx, 'general')).id,
      onDate: ctx.today,
      kind: 'document',
      source: deal.source,
      lines: [...(await costLines(ctx, deal.cost)), ...(await commissionLines(ctx, deal))],
    })
    deal.entryId = entry.id
    deal.state = 'delivered'
  },
})

async function costLines(ctx: Context, cost: Money | null): Promise<NewLine[]> {
  if (!cost) return []
  return [
    { accountId: (await accountFor(ctx, 'cost_of_sales')).id, debit: cost },
    { accountId: (await accountFor(ctx, 'inventory')).id, credit: cost },
  ]
}

const FORTNIGHT = 14 * 86_400_000

async function commissionLines(ctx: Context, deal: Deal): Promise<NewLine[]> {
  const { brokerId: partyId, commission } = deal
  if (!partyId || !commission) return []
  const { id: accountId } = await partyAccount(ctx, partyId, 'payable')
  const dueOn = new Date(Date.parse(ctx.today) + FORTNIGHT).toISOString().slice(0, 10)
  return [
    { accountId: (await accountFor(ctx, 'purchases')).id, debit: commission },
    { accountId, partyId, credit: commission, dueOn },
  ]
}
