import { definePlugin } from 'kontor/plugin'
import type { Invoice } from '#plugins/accounting'
import Deal from './models/deal.js'

const OTHERS = ['contacts.party.read', 'catalogue.product.read']
const READ = ['trade.deal.read', 'trade.deal.export']
const WORK = ['create', 'update', 'archive', 'delete', 'deliver', 'take_back', 'invoice', 'import']
const ALL = [...OTHERS, ...READ, ...WORK.map((verb) => `trade.deal.${verb}`)]

/** Sells goods somebody brokered: a plugin that keeps books, as small as one can be. */
export default definePlugin({
  id: 'trade',
  version: '1.0.0',
  api: '^1.0',
  requires: { contacts: '^1.0', catalogue: '^1.0', accounting: '^1.0' },
  models: [() => import('./models/deal.js')],
  operations: [
    () => import('./operations/deliver_deal.js'),
    () => import('./operations/take_back_deal.js'),
    () => import('./operations/invoice_deal.js'),
  ],
  roles: { clerk: ALL, manager: ALL, auditor: READ },
  figures: { 'accounting.entry': () => import('./figures/entry.js') },
  after: {
    'accounting.invoice.payment_changed': async (ctx, { payload }) => {
      const invoiceId = Number(payload.invoice_id)
      const deal = await Deal.findBy(ctx, ['invoice_id', 'eq', invoiceId])
      if (!deal) return
      const invoice = await ctx.records<Invoice>('accounting.invoice').findOrFail(invoiceId)
      deal.isPaid = invoice.paymentState === 'paid'
    },
  },
})
