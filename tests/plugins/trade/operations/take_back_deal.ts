import { defineOperation, Refusal } from 'kontor/plugin'
import { type Entry, reverseEntry } from '#plugins/accounting'
import type Deal from '../models/deal.js'

/** Takes the goods back, and with them all that was booked. */
export default defineOperation<Deal>({
  name: 'trade.deal.take_back',
  on: 'trade.deal',
  when: (deal) => deal.state === 'delivered',
  async run(ctx, deal) {
    if (deal.state !== 'delivered') throw new Refusal('E_DEAL_NOT_DELIVERED')
    const entry = await ctx.records<Entry>('accounting.entry').findOrFail(deal.entryId!)
    await reverseEntry(ctx, entry, ctx.today, { source: deal.source })
    deal.entryId = null
    deal.state = 'open'
  },
})
