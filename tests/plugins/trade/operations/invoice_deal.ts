import { defineOperation, Refusal } from 'kontor/plugin'
import { makeInvoice } from '#plugins/accounting'
import type Deal from '../models/deal.js'

/** Asks the customer for the money: an invoice of what was delivered, posted at once. */
export default defineOperation<Deal>({
  name: 'trade.deal.invoice',
  on: 'trade.deal',
  when: (deal) => deal.state === 'delivered',
  async run(ctx, deal) {
    if (deal.state !== 'delivered') throw new Refusal('E_DEAL_NOT_DELIVERED')
    const { customerId: partyId, currency } = deal
    const invoice = await makeInvoice(ctx, { partyId, currency, lines: [deal.line] })
    await ctx.run('accounting.invoice.post', invoice)
    deal.invoiceId = invoice.id
    deal.state = 'invoiced'
  },
})
